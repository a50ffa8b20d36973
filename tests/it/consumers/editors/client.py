"""Each request, asked by a client that takes every answer apart by the protocol's own description."""

import pathlib

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

ROOT = pathlib.Path.cwd()
GOAL = ROOT / "plan/kulturplan/4.1-kulturell-infrastruktur.toml"
TEXT = GOAL.read_text(encoding="utf-8")
FILE = lsp.TextDocumentIdentifier(GOAL.as_uri())
OWNER = 'owners = ["Kulturstrat'


@pytest_lsp.fixture(config=ClientServerConfig(server_command=["plan", "lsp"]))
async def client(lsp_client: LanguageClient):
    said = lsp.InitializeParams(
        capabilities=client_capabilities("visual-studio-code"),
        workspace_folders=[lsp.WorkspaceFolder(ROOT.as_uri(), "plan")],
        initialization_options={"inlayHints": True},
        locale="sv",
    )
    # The server asks to be told of files that change.
    lsp_client.feature(lsp.CLIENT_REGISTER_CAPABILITY)(lambda params: None)
    await lsp_client.initialize_session(said)
    item = lsp.TextDocumentItem(GOAL.as_uri(), "toml", 1, TEXT)
    lsp_client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
    yield
    await lsp_client.shutdown_session()


def after(text: str) -> lsp.Position:
    before = TEXT[: TEXT.index(text) + len(text)]
    line = before.rsplit("\n", 1)[-1]
    return lsp.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


def whole() -> lsp.Range:
    return lsp.Range(lsp.Position(0, 0), lsp.Position(TEXT.count("\n"), 0))


@pytest.mark.asyncio
async def test_diagnostics(client: LanguageClient):
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    place = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
    change = lsp.TextDocumentContentChangePartial(range=place, text="x\n")
    document = lsp.VersionedTextDocumentIdentifier(2, GOAL.as_uri())
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))
    while not any(it.code == "PL003" for it in client.diagnostics.get(GOAL.as_uri(), [])):
        await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)


@pytest.mark.asyncio
async def test_places(client: LanguageClient):
    where = {"text_document": FILE, "position": after(OWNER)}
    completion = await client.text_document_completion_async(lsp.CompletionParams(**where))
    assert any(item.label == "Kulturstrateger" for item in completion.items)
    hover = await client.text_document_hover_async(lsp.HoverParams(**where))
    assert "Kulturstrateger" in hover.contents.value
    definition = await client.text_document_definition_async(lsp.DefinitionParams(**where))
    assert definition[0].uri.endswith("plan.toml")
    context = lsp.ReferenceContext(include_declaration=True)
    references = await client.text_document_references_async(lsp.ReferenceParams(context=context, **where))
    assert len(references) > 20
    highlights = await client.text_document_document_highlight_async(lsp.DocumentHighlightParams(**where))
    assert 1 < len(highlights) < len(references)
    assert await client.text_document_prepare_rename_async(lsp.PrepareRenameParams(**where))
    edit = await client.text_document_rename_async(lsp.RenameParams(new_name="Strateger", **where))
    assert len(edit.document_changes) > 3


@pytest.mark.asyncio
async def test_file(client: LanguageClient):
    symbols = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(FILE))
    assert symbols[0].name.endswith("4.1") and len(symbols[0].children) > 5
    found = await client.workspace_symbol_async(lsp.WorkspaceSymbolParams("nycirkus"))
    assert found[0].name.startswith("4.1-3")
    assert await client.text_document_folding_range_async(lsp.FoldingRangeParams(FILE))
    positions = [after(OWNER)]
    assert await client.text_document_selection_range_async(lsp.SelectionRangeParams(FILE, positions))
    assert await client.text_document_document_link_async(lsp.DocumentLinkParams(FILE))
    assert await client.text_document_code_lens_async(lsp.CodeLensParams(FILE))
    tokens = await client.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(FILE))
    assert len(tokens.data) > 100 and len(tokens.data) % 5 == 0
    await client.text_document_inlay_hint_async(lsp.InlayHintParams(FILE, whole()))


@pytest.mark.asyncio
async def test_changes(client: LanguageClient):
    options = lsp.FormattingOptions(tab_size=2, insert_spaces=True)
    assert not await client.text_document_formatting_async(lsp.DocumentFormattingParams(FILE, options))
    ranged = lsp.DocumentRangeFormattingParams(FILE, whole(), options)
    assert not await client.text_document_range_formatting_async(ranged)
    place = lsp.Range(after('id = "4.1-3'), after('id = "4.1-3'))
    params = lsp.CodeActionParams(FILE, place, lsp.CodeActionContext([]))
    actions = await client.text_document_code_action_async(params)
    assert any("Grönt" in action.title for action in actions)
