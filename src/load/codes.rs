//! The codes of load errors, found before the plan can be checked.

use crate::diag::{Code, Severity};
use crate::locale::Text;

/// All codes that loading reports.
pub static CODES: [&Code; 11] = [
    &UNREADABLE_FILE,
    &NOT_UTF8,
    &SYNTAX,
    &DUPLICATE_KEY,
    &UNREAD_FILE,
    &COPIED_FILE,
    &LEFT_OUT_FILE,
    &MISSING_KEY,
    &UNKNOWN_KEY,
    &WRONG_TYPE,
    &INVALID_VALUE,
];

/// The file cannot be opened, is not a regular file, or is too large.
pub static UNREADABLE_FILE: Code = Code {
    id: "PL001",
    name: "unreadable-file",
    severity: Severity::Error,
    summary: Text::fixed("Filen går inte att läsa.", "The file cannot be read."),
    why: Text::fixed(
        "Det som står i filen saknas i allt som planen visar: tabeller, sammanställningar och kontroller.",
        "What is in the file is missing from everything that the plan shows: tables, summaries and checks.",
    ),
    example: "1.toml/",
    fix: Text::fixed(
        "Se efter att filen finns kvar, att den är en vanlig fil på högst 16 MB och att du får läsa den.",
        "Make sure that the file is still there, that it is an ordinary file of at most 16 MB and that you may read it.",
    ),
};

/// The file is not UTF-8 text.
pub static NOT_UTF8: Code = Code {
    id: "PL002",
    name: "not-utf8",
    severity: Severity::Error,
    summary: Text::fixed("Filen är inte sparad som UTF-8-text.", "The file is not saved as UTF-8 text."),
    why: Text::fixed(
        "TOML är UTF-8. I en annan kodning blir å, ä och ö andra tecken, och då går namnen inte att jämföra.",
        "TOML is UTF-8. In another encoding letters such as å, ä and ö turn into others, and names can no longer be compared.",
    ),
    example: r#"title = "M�l""#,
    fix: Text::fixed(
        "Öppna filen i en textredigerare, välj att spara som och kodningen UTF-8.",
        "Open the file in a text editor, choose to save as and the encoding UTF-8.",
    ),
};

/// The file is not valid TOML.
pub static SYNTAX: Code = Code {
    id: "PL003",
    name: "syntax",
    severity: Severity::Error,
    summary: Text::fixed(
        "Filen följer inte TOML:s skrivsätt på det här stället.",
        "The file does not follow TOML's syntax at this place.",
    ),
    why: Text::fixed(
        "Ett tecken som saknas gör att det som står efter kan läsas som något annat än det var tänkt.",
        "A missing character can make what follows it mean something other than intended.",
    ),
    example: r#"text "utan likhetstecken""#,
    fix: Text::fixed(
        "Meddelandet säger vad som väntades på platsen. Oftast saknas ett citattecken, ett likhetstecken eller ett komma.",
        "The message says what was expected at the place. Most often a quote, an equals sign or a comma is missing.",
    ),
};

/// A key occurs twice in a table.
pub static DUPLICATE_KEY: Code = Code {
    id: "PL004",
    name: "duplicate-key",
    severity: Severity::Error,
    summary: Text::fixed("Samma nyckel står två gånger.", "The same key is used twice."),
    why: Text::fixed(
        "Två värden för samma sak kan inte båda gälla, och ingen kan se vilket som var menat.",
        "Two values for the same thing cannot both apply, and nobody can tell which one was meant.",
    ),
    example: "start = 2024\nstart = 2025",
    fix: Text::fixed(
        "Behåll den rad som gäller och ta bort den andra. Är det två aktiviteter saknas rubriken mellan dem.",
        "Keep the line that applies and remove the other. If they are two activities, the heading between them is missing.",
    ),
};

/// A file looks like a part of the plan, but is not read.
pub static UNREAD_FILE: Code = Code {
    id: "PL005",
    name: "unread-file",
    severity: Severity::Warning,
    summary: Text::fixed(
        "Filen ser ut att höra till planen men läses inte.",
        "The file looks like a part of the plan but is not read.",
    ),
    why: Text::fixed(
        "Ett mål som ligger på fel plats eller har fel namn saknas i allt som planen visar, utan att någon märker det.",
        "A goal in the wrong place or with the wrong name is missing from everything that the plan shows, and nobody notices.",
    ),
    example: "1.toml.txt",
    fix: Text::fixed(
        "Döp om filen eller flytta den dit meddelandet säger, eller ta bort den om den inte hör till planen.",
        "Rename the file or move it where the message says, or remove it if it does not belong to the plan.",
    ),
};

/// A file has a name that no file of a plan can have, and no file that is read can be its original.
pub static LEFT_OUT_FILE: Code = Code {
    id: "PL008",
    name: "left-out-file",
    severity: Severity::Error,
    summary: Text::fixed(
        "Filen läses inte för sitt namns skull, och ingen fil som läses kan vara den rätta.",
        "The file is not read because of its name, and no file that is read can be the right one.",
    ),
    why: Text::fixed(
        "Målet i filen saknas i allt som planen visar, och planen ser hel ut. Windows visar inte alltid hur ett namn slutar, och Anteckningar lägger till `.txt`.",
        "The goal in the file is missing from everything that the plan shows, and the plan looks whole. Windows does not always show how a name ends, and Notepad adds `.txt`.",
    ),
    example: "2.TOML",
    fix: Text::fixed(
        "Döp om filen så att namnet slutar på `.toml`, med små bokstäver, eller ta bort den om den inte hör till planen.",
        "Rename the file so that its name ends in `.toml`, in small letters, or remove it if it does not belong to the plan.",
    ),
};

/// A manifest or governance file is where a goal file belongs.
pub static COPIED_FILE: Code = Code {
    id: "PL007",
    name: "copied-file",
    severity: Severity::Error,
    summary: Text::fixed(
        "Filen ser ut att vara en kopia av plan.toml eller governance.toml.",
        "The file looks like a copy of plan.toml or governance.toml.",
    ),
    why: Text::fixed(
        "Ett synkprogram lägger en kopia bredvid när två har ändrat samtidigt. Det som bara står i kopian gäller inte, och ingen märker det.",
        "A sync program puts a copy beside the file when two people changed it at once. What is only in the copy does not count, and nobody notices.",
    ),
    example: "plan - Kopia.toml",
    fix: Text::fixed(
        "Jämför kopian med originalet, för över det som ska gälla och ta bort kopian.",
        "Compare the copy with the original, move over what should apply, and remove the copy.",
    ),
};

/// A required key is missing.
pub static MISSING_KEY: Code = Code {
    id: "PL101",
    name: "missing-key",
    severity: Severity::Error,
    summary: Text::fixed("En nyckel som måste finnas saknas.", "A key that must be there is missing."),
    why: Text::fixed(
        "Utan id och rubrik går det inte att säga vad det är, eller att hänvisa till det.",
        "Without an id and a title nobody can say what it is, or refer to it.",
    ),
    example: "[[priority]]\nid = \"1.1\"",
    fix: Text::fixed(
        "Lägg till raden som meddelandet visar under den markerade rubriken.",
        "Add the line that the message shows under the marked heading.",
    ),
};

/// A key is not part of the format.
pub static UNKNOWN_KEY: Code = Code {
    id: "PL102",
    name: "unknown-key",
    severity: Severity::Error,
    summary: Text::fixed(
        "Nyckeln finns inte i formatet, så det som står där läses inte.",
        "The key is not part of the format, so what it says is not read.",
    ),
    why: Text::fixed(
        "En felstavad nyckel läses inte, så uppgiften skulle försvinna utan att någon märkte det.",
        "A misspelt key is not read, so its content would be lost without anybody noticing.",
    ),
    example: r#"titel = "Prioritering""#,
    fix: Text::fixed(
        "Rätta stavningen. Egna uppgifter som verktyget inte ska läsa kan stå i tabellen `x`.",
        "Correct the spelling. Data of the plan's own, not meant for the tool, can go in the table `x`.",
    ),
};

/// A value has the wrong type.
pub static WRONG_TYPE: Code = Code {
    id: "PL103",
    name: "wrong-type",
    severity: Severity::Error,
    summary: Text::fixed(
        "Värdet är av fel slag, till exempel ett tal där en text ska stå.",
        "The value is of the wrong kind, such as a number where a text belongs.",
    ),
    why: Text::fixed(
        "Ett tal och en text är olika saker i TOML, och verktyget gissar inte vad som var menat.",
        "A number and a text are different things in TOML, and the tool does not guess what was meant.",
    ),
    example: r#"owners = "Filmfrämjande""#,
    fix: Text::fixed(
        "Skriv värdet som meddelandet visar: text inom citattecken, listor inom hakparenteser.",
        "Write the value as the message shows: texts in quotes, lists in brackets.",
    ),
};

/// A value has the right type, but is invalid.
pub static INVALID_VALUE: Code = Code {
    id: "PL104",
    name: "invalid-value",
    severity: Severity::Error,
    summary: Text::fixed(
        "Värdet går inte att använda, till exempel en period som inte finns.",
        "The value cannot be used, such as a period that does not exist.",
    ),
    why: Text::fixed(
        "En period som inte finns eller ett okänt läge kan varken räknas eller visas.",
        "A period that does not exist or an unknown stage can be neither counted nor shown.",
    ),
    example: r#"start = "2024-Q5""#,
    fix: Text::fixed(
        "Välj ett av de värden som meddelandet nämner.",
        "Choose one of the values that the message names.",
    ),
};
