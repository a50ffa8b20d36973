// Finds the program, starts its server, and shows in the status bar how the plan stands.

import { execFile } from "node:child_process";
import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

/** The scheme of pages that explain a code. */
const CODE = "plan-code";

/** How a plan stands in the period that is looked at. */
interface Summary {
  period: string;
  unassessed: number;
  off_track: number;
  text: string;
}

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left);
  const pages: vscode.TextDocumentContentProvider = { provideTextDocumentContent: (uri) => explained(uri.path) };
  context.subscriptions.push(
    status,
    vscode.workspace.registerTextDocumentContentProvider(CODE, pages),
    vscode.commands.registerCommand("plan.restart", restart),
    vscode.commands.registerCommand("plan.explain", explain),
    vscode.window.onDidChangeActiveTextEditor(() => show(status)),
    vscode.languages.onDidChangeDiagnostics(() => show(status)),
    vscode.workspace.onDidChangeConfiguration((event) => (event.affectsConfiguration("plan") ? restart() : undefined)),
  );
  await start();
  await show(status);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function restart(): Promise<void> {
  await client?.stop();
  client = undefined;
  await start();
}

function program(): string {
  return vscode.workspace.getConfiguration("plan").get<string>("path") || "plan";
}

/** Runs the program, and returns what it says; nothing where it is not there. */
function run(...words: string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program(), words, (error, said) => resolve(error ? undefined : said));
  });
}

async function start(): Promise<void> {
  if (!(await run("--version"))) {
    const message = vscode.l10n.t(
      "The program `plan` was not found as `{0}`. Install it (`cargo install --path .` in its repository, or an archive of a release), or say where it is in the setting plan.path.",
      program(),
    );
    const open = vscode.l10n.t("Open the setting");
    if ((await vscode.window.showErrorMessage(message, open)) === open) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "plan.path");
    }
    return;
  }
  const settings = vscode.workspace.getConfiguration("plan");
  client = new LanguageClient(
    "plan",
    "Plan",
    { command: program(), args: ["lsp"] },
    {
      documentSelector: [{ scheme: "file", language: "toml" }],
      initializationOptions: {
        language: settings.get<string>("language") || undefined,
        inlayHints: settings.get<boolean>("inlayHints"),
        authors: settings.get<boolean>("authors"),
        codeAddress: `command:plan.explain?${encodeURIComponent('["{code}"]').replace("%7Bcode%7D", "{code}")}`,
      },
    },
  );
  await client.start();
}

/** Returns the page that explains a code. */
async function explained(code: string): Promise<string> {
  const language = vscode.workspace.getConfiguration("plan").get<string>("language") || vscode.env.language;
  const words = ["explain", code, "--format", "md", "--lang", language.startsWith("sv") ? "sv" : "en"];
  return (await run(...words)) ?? "";
}

async function explain(code?: string): Promise<void> {
  const asked = code ?? (await vscode.window.showInputBox({ placeHolder: "PL201" }));
  if (asked) {
    await vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.from({ scheme: CODE, path: asked }));
  }
}

/** Shows how the plan stands that the active file belongs to. */
async function show(status: vscode.StatusBarItem): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const isPlan = client?.isRunning() && document?.languageId === "toml" && document.uri.scheme === "file";
  if (!client || !document || !isPlan) {
    status.hide();
    return;
  }
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const summary = await client.sendRequest<Summary | null>("plan/summary", { textDocument: { uri } });
  if (!summary) {
    status.hide();
    return;
  }
  status.text = `$(checklist) ${summary.period}: ${vscode.l10n.t("{0} not assessed", summary.unassessed)}`;
  status.tooltip = summary.text;
  status.show();
}
