"""Each request, asked by a client that takes every message apart by the protocol's own description."""

import pathlib
import shutil

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

ROOT = pathlib.Path.cwd()
FRENCH = ROOT / "tests/french"
REAL_GOAL = "plan/kulturplan/4.1-kulturell-infrastruktur.toml"
FRENCH_GOAL = "1-2024-2025.toml"
OPTIONS = lsp.FormattingOptions(tab_size=2, insert_spaces=True)


def bare(value):
    """Returns a message without what is null: whether that is written is left to each side."""
    if isinstance(value, dict):
        return {name: bare(item) for name, item in value.items() if item is not None}
    return [bare(item) for item in value] if isinstance(value, list) else value


@pytest_lsp.fixture(config=ClientServerConfig(server_command=["plan", "lsp"]))
async def client(lsp_client: LanguageClient):
    # The server asks to be told of files that change.
    lsp_client.feature(lsp.CLIENT_REGISTER_CAPABILITY)(lambda params: None)
    protocol = lsp_client.protocol
    structure = protocol.structure_message
    lsp_client.faults = []

    def checked(data):
        message = structure(dict(data))
        # Nothing is lost or changed on the way through the types of the protocol: no field is unknown to them.
        again = protocol._converter.unstructure(message, unstructure_as=type(message))
        if bare(again) != bare(data):
            lsp_client.faults.append((data, again))
        return message

    protocol.structure_message = checked
    yield
    await lsp_client.shutdown_session()
    assert not lsp_client.faults, lsp_client.faults[0]


class Editor:
    """A client with files that it has opened."""

    def __init__(self, client: LanguageClient, root: pathlib.Path):
        self.client, self.root, self.texts = client, root, {}
        self.in_bytes = False

    async def begin(self, *folders: pathlib.Path, encodings=("utf-16",), **options):
        capabilities = client_capabilities("visual-studio-code")
        capabilities.general.position_encodings = list(encodings)
        said = lsp.InitializeParams(
            capabilities=capabilities,
            workspace_folders=[lsp.WorkspaceFolder(it.as_uri(), it.name) for it in folders or [self.root]],
            initialization_options=options or None,
            locale="sv",
        )
        answer = await self.client.initialize_session(said)
        self.in_bytes = answer.capabilities.position_encoding == "utf-8"
        return answer

    def open(self, path: str, text: str | None = None) -> lsp.TextDocumentIdentifier:
        # As an editor does: it takes the byte order mark off, and leaves the line ends.
        text = (self.root / path).read_bytes().decode("utf-8-sig") if text is None else text
        self.texts[path] = text
        item = lsp.TextDocumentItem(self.uri(path), "toml", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return lsp.TextDocumentIdentifier(self.uri(path))

    def uri(self, path: str) -> str:
        return (self.root / path).as_uri()

    def place(self, path: str, offset: int) -> lsp.Position:
        before = self.texts[path][:offset]
        line = before.rsplit("\n", 1)[-1]
        units = len(line.encode()) if self.in_bytes else len(line.encode("utf-16-le")) // 2
        return lsp.Position(before.count("\n"), units)

    def after(self, path: str, text: str) -> dict:
        offset = self.texts[path].index(text) + len(text)
        return {"text_document": lsp.TextDocumentIdentifier(self.uri(path)), "position": self.place(path, offset)}

    def range(self, path: str, text: str) -> lsp.Range:
        offset = self.texts[path].index(text)
        return lsp.Range(self.place(path, offset), self.place(path, offset + len(text)))

    def offset(self, path: str, place: lsp.Position) -> int:
        lines = self.texts[path].splitlines(keepends=True)
        line = lines[place.line] if place.line < len(lines) else ""
        if self.in_bytes:
            column = len(line.encode()[: place.character].decode())
        else:
            column = len(line.encode("utf-16-le")[: 2 * place.character].decode("utf-16-le"))
        return sum(map(len, lines[: place.line])) + column

    def text(self, path: str, place: lsp.Range) -> str:
        return self.texts[path][self.offset(path, place.start) : self.offset(path, place.end)]

    def changed(self, path: str, edits: list[lsp.TextEdit]) -> str:
        text = self.texts[path]
        for edit in sorted(edits, key=lambda it: -self.offset(path, it.range.start)):
            start, end = self.offset(path, edit.range.start), self.offset(path, edit.range.end)
            text = text[:start] + edit.new_text + text[end:]
        return text

    def edits_of(self, edit: lsp.WorkspaceEdit) -> dict[str, list[lsp.TextEdit]]:
        return {it.text_document.uri.rsplit("/", 1)[-1]: it.edits for it in edit.document_changes}

    async def diagnostics(self, path: str, code: str) -> lsp.Diagnostic:
        """Waits until a code is told of a file."""
        while True:
            for it in self.client.diagnostics.get(self.uri(path), []):
                if it.code == code:
                    return it
            await self.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)

    async def action(self, path: str, place: lsp.Range, title: str) -> lsp.CodeAction:
        file = lsp.TextDocumentIdentifier(self.uri(path))
        params = lsp.CodeActionParams(file, place, lsp.CodeActionContext([]))
        actions = await self.client.text_document_code_action_async(params)
        return next(it for it in actions if title in it.title)


@pytest.fixture
def french(tmp_path: pathlib.Path) -> pathlib.Path:
    return pathlib.Path(shutil.copytree(FRENCH, tmp_path / "french"))


@pytest.mark.asyncio
async def test_diagnostics_of_the_real_plan(client: LanguageClient):
    editor = Editor(client, ROOT)
    await editor.begin()
    editor.open(REAL_GOAL)
    place = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
    change = lsp.TextDocumentContentChangePartial(range=place, text="x\n")
    document = lsp.VersionedTextDocumentIdentifier(2, editor.uri(REAL_GOAL))
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))
    told = await editor.diagnostics(REAL_GOAL, "PL003")
    assert told.range.start.line == 0 and told.source == "plan"


@pytest.mark.asyncio
async def test_places_of_the_real_plan(client: LanguageClient):
    editor = Editor(client, ROOT)
    await editor.begin()
    editor.open(REAL_GOAL)
    where = editor.after(REAL_GOAL, 'owners = ["Kulturstrat')
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
    place = await client.text_document_prepare_rename_async(lsp.PrepareRenameParams(**where))
    assert editor.text(REAL_GOAL, place) == "Kulturstrateger"
    edit = await client.text_document_rename_async(lsp.RenameParams(new_name="Strateger", **where))
    assert len(edit.document_changes) > 3


@pytest.mark.asyncio
async def test_references(client: LanguageClient, french: pathlib.Path):
    editor = Editor(client, french)
    await editor.begin()
    second = "2-2025-2026.toml"
    for path in [FRENCH_GOAL, second, "plan.toml"]:
        text = (french / path).read_text(encoding="utf-8")
        if path == second:
            text = text.replace('[[priority]]\n', '[[priority]]\nsee = ["C01.1"]\n', 1)
        editor.open(path, text)

    async def uses(path: str, text: str, declaration: bool) -> list[str]:
        context = lsp.ReferenceContext(include_declaration=declaration)
        params = lsp.ReferenceParams(context=context, **editor.after(path, text))
        found = await client.text_document_references_async(params)
        return [editor.text(it.uri.rsplit("/", 1)[-1], it.range) for it in found]

    # A status with its definition, an owner by all its names, and an id.
    assert await uses(FRENCH_GOAL, 'status = "Progrès l', True) == ["Progrès limités"] * 4
    assert await uses(FRENCH_GOAL, 'status = "Progrès l', False) == ["Progrès limités"] * 3
    assert "SCT" in await uses(FRENCH_GOAL, 'owners = ["Secr', True)
    assert await uses(FRENCH_GOAL, 'id = "C01.1', True) == ["C01.1", "C01.1"]
    assert await uses(second, 'see = ["C01', False) == ["C01.1"]
    params = lsp.DefinitionParams(**editor.after(second, 'see = ["C01'))
    [definition] = await client.text_document_definition_async(params)
    assert editor.text(FRENCH_GOAL, definition.range) == "C01.1"


@pytest.mark.asyncio
async def test_references_to_a_focus(client: LanguageClient):
    editor = Editor(client, ROOT / "tests/sample")
    await editor.begin()
    goal = "kultur/1.2-scen.toml"
    editor.open(goal)
    editor.open("governance.toml")
    context = lsp.ReferenceContext(include_declaration=True)
    params = lsp.ReferenceParams(context=context, **editor.after(goal, 'focus = ["Barn'))
    found = await client.text_document_references_async(params)
    assert {it.uri.rsplit("/", 1)[-1] for it in found} == {"governance.toml", "1.2-scen.toml"}
    hover = await client.text_document_hover_async(lsp.HoverParams(**editor.after(goal, 'focus = ["Barn')))
    assert "2024, 2025" in hover.contents.value


@pytest.mark.asyncio
async def test_outline(client: LanguageClient, french: pathlib.Path):
    editor = Editor(client, french)
    await editor.begin()
    file = editor.open(FRENCH_GOAL)
    [goal] = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(file))
    assert goal.name.endswith("C01")
    assert [it.name for it in goal.children] == ["C01.1", "C01.2"]
    assert [it.name[2:] for it in goal.children[0].children] == ["C01.1.1", "C01.1.2"]
    found = await client.workspace_symbol_async(lsp.WorkspaceSymbolParams("plages chaque"))
    assert [it.name.split()[0] for it in found] == ["C01.2.1"]
    assert await client.text_document_folding_range_async(lsp.FoldingRangeParams(file))
    [lens, *_] = await client.text_document_code_lens_async(lsp.CodeLensParams(file))
    counts = lens.command.title.split(": ", 1)[1].split(" · ")
    activities = (FRENCH / FRENCH_GOAL).read_text(encoding="utf-8").count("activity]]")
    assert sum(int(count.split()[0]) for count in counts) == activities
    tokens = await client.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(file))
    line = character = 0
    words = set()
    for at in range(0, len(tokens.data), 5):
        down, right, length, kind, _ = tokens.data[at : at + 5]
        line, character = line + down, right if down else character + right
        place = lsp.Range(lsp.Position(line, character), lsp.Position(line, character + length))
        words.add((kind, editor.text(FRENCH_GOAL, place)))
    assert {(0, "Zones côtières"), (1, "C01.1.2"), (2, "À venir")} <= words


@pytest.mark.asyncio
async def test_selection_and_links(client: LanguageClient, french: pathlib.Path):
    editor = Editor(client, french)
    await editor.begin()
    text = (french / FRENCH_GOAL).read_text(encoding="utf-8")
    address = "https://exemple.gouv/état"
    text = "#:schema ./goal.schema.json\n" + text.replace('tags = ["inv', f'links = ["{address}"]\ntags = ["inv', 1)
    file = editor.open(FRENCH_GOAL, text)
    links = await client.text_document_document_link_async(lsp.DocumentLinkParams(file))
    assert [editor.text(FRENCH_GOAL, it.range) for it in links] == ["./goal.schema.json", address]
    assert links[0].target.endswith("goal.schema.json") and links[1].target == address
    positions = [editor.after(FRENCH_GOAL, 'status = "Progrès')["position"]]
    [selection] = await client.text_document_selection_range_async(lsp.SelectionRangeParams(file, positions))
    steps = []
    while selection:
        steps.append(editor.text(FRENCH_GOAL, selection.range))
        selection = selection.parent
    assert steps[:2] == ["Progrès limités", '"Progrès limités"'] and steps[-1] == text
    assert all(inner in outer for inner, outer in zip(steps, steps[1:]))


@pytest.mark.asyncio
@pytest.mark.parametrize("wanted", [None, True])
async def test_inlay_hints(client: LanguageClient, french: pathlib.Path, wanted: bool | None):
    editor = Editor(client, french)
    await editor.begin(**({"inlayHints": wanted} if wanted else {}))
    text = (french / FRENCH_GOAL).read_text(encoding="utf-8")
    text = text.replace('owners = ["Secrétariat du Conseil du Trésor"]', 'owners = ["SCT"]')
    file = editor.open(FRENCH_GOAL, text)
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(text.count("\n"), 0))
    hints = await client.text_document_inlay_hint_async(lsp.InlayHintParams(file, whole)) or []
    assert [it.label for it in hints] == (["Secrétariat du Conseil du Trésor"] if wanted else [])
    assert all(it.position == editor.range(FRENCH_GOAL, '"SCT"').end for it in hints)


@pytest.mark.asyncio
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encodings", [["utf-16"], ["utf-16", "utf-8"]])
async def test_changes(client: LanguageClient, french: pathlib.Path, end: str, mark: str, encodings: list[str]):
    for path in french.glob("*.toml"):
        text = mark + path.read_text(encoding="utf-8").replace("\n", end)
        path.write_bytes(text.encode())
    editor = Editor(client, french)
    await editor.begin(encodings=encodings)
    for path in french.glob("*.toml"):
        editor.open(path.name)
    # Badly laid out in two places; a range formats one of them.
    text = editor.texts[FRENCH_GOAL].replace('id = "C01.1.1"', "id='C01.1.1'").replace('id = "C01.2.1"', "id='C01.2.1'")
    file = editor.open(FRENCH_GOAL, text)
    place = editor.range(FRENCH_GOAL, "id='C01.2.1'")
    ranged = lsp.DocumentRangeFormattingParams(file, place, OPTIONS)
    edits = await client.text_document_range_formatting_async(ranged)
    assert editor.changed(FRENCH_GOAL, edits) == text.replace("id='C01.2.1'", 'id = "C01.2.1"')
    edits = await client.text_document_formatting_async(lsp.DocumentFormattingParams(file, OPTIONS))
    whole = text.replace("id='C01.2.1'", 'id = "C01.2.1"').replace("id='C01.1.1'", 'id = "C01.1.1"')
    assert editor.changed(FRENCH_GOAL, edits) == whole
    # Renamed wherever it stands, also behind characters of several units.
    where = editor.after(FRENCH_GOAL, "« Zones" if "« Zones" in text else 'owners = ["Zones')
    edit = await client.text_document_rename_async(lsp.RenameParams(new_name="Étendues 🏖", **where))
    for path, edits in editor.edits_of(edit).items():
        after = editor.changed(path, edits)
        assert "Étendues 🏖" in after and after.count("\r\n") == (after.count("\n") if end == "\r\n" else 0)
    # A status is set on a line of its own.
    place = editor.range(FRENCH_GOAL, "C01.1.1")
    action = await editor.action(FRENCH_GOAL, place, "En retard")
    after = editor.changed(FRENCH_GOAL, editor.edits_of(action.edit)[FRENCH_GOAL])
    assert after.count('status = "En retard"') == 1 and after.count("\n") - text.count("\n") in (0, 1)


@pytest.mark.asyncio
async def test_actions_on_findings(client: LanguageClient, french: pathlib.Path):
    editor = Editor(client, french)
    await editor.begin()
    text = (french / FRENCH_GOAL).read_text(encoding="utf-8").replace('"Zones côtières"', '"Ministère de l’Été"')
    editor.open(FRENCH_GOAL, text)
    editor.open("plan.toml")
    told = await editor.diagnostics(FRENCH_GOAL, "PL201")
    assert editor.text(FRENCH_GOAL, told.range) == '"Ministère de l’Été"'
    action = await editor.action(FRENCH_GOAL, told.range, "bland planens ansvariga")
    after = editor.changed("plan.toml", editor.edits_of(action.edit)["plan.toml"])
    assert after.count('[[owner]]\nname = "Ministère de l’Été"\n') == 1
    action = await editor.action(FRENCH_GOAL, told.range, "Godta PL201")
    assert action.kind == lsp.CodeActionKind.QuickFix and action.diagnostics[0].code == "PL201"
    after = editor.changed(FRENCH_GOAL, editor.edits_of(action.edit)[FRENCH_GOAL])
    assert "\n# accept(PL201): \nowners = [\"Ministère de l’Été\"" in after


@pytest.mark.asyncio
async def test_several_folders(client: LanguageClient, french: pathlib.Path):
    editor = Editor(client, ROOT)
    await editor.begin(french, ROOT)

    async def found(words: str) -> int:
        return len(await client.workspace_symbol_async(lsp.WorkspaceSymbolParams(words)))

    assert await found("plages chaque") == 1 and await found("nycirkus") >= 1
    removed = [lsp.WorkspaceFolder(ROOT.as_uri(), ROOT.name)]
    event = lsp.WorkspaceFoldersChangeEvent(added=[], removed=removed)
    client.workspace_did_change_workspace_folders(lsp.DidChangeWorkspaceFoldersParams(event))
    assert await found("plages chaque") == 1 and await found("nycirkus") == 0


@pytest.mark.asyncio
async def test_a_file_that_is_too_large(client: LanguageClient, french: pathlib.Path):
    editor = Editor(client, french)
    await editor.begin()
    text = (french / FRENCH_GOAL).read_text(encoding="utf-8")
    file = editor.open(FRENCH_GOAL, text + "# " + "x" * (17 * 1024 * 1024) + "\n")
    await editor.diagnostics(FRENCH_GOAL, "PL001")
    assert not await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(file))
    lines = text.count("\n")
    place = lsp.Range(lsp.Position(lines, 0), lsp.Position(lines + 1, 0))
    change = lsp.TextDocumentContentChangePartial(range=place, text="")
    document = lsp.VersionedTextDocumentIdentifier(2, editor.uri(FRENCH_GOAL))
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))
    [goal] = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(file))
    assert goal.name.endswith("C01")
