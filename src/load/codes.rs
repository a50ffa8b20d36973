//! The codes of what can be wrong with a file before the plan in it can be checked.

use crate::diag::{Code, Severity};
use crate::locale::Text;

/// Every code that loading reports.
pub static CODES: [&Code; 8] =
    [&UNREADABLE_FILE, &NOT_UTF8, &SYNTAX, &DUPLICATE_KEY, &MISSING_KEY, &UNKNOWN_KEY, &WRONG_TYPE, &INVALID_VALUE];

/// A file that the operating system does not give, or that is no file, or too large.
pub static UNREADABLE_FILE: Code = Code {
    id: "PL001",
    name: "unreadable-file",
    severity: Severity::Error,
    summary: Text::fixed("Filen går inte att läsa.", "The file cannot be read."),
};

/// A file that is not UTF-8 text.
pub static NOT_UTF8: Code = Code {
    id: "PL002",
    name: "not-utf8",
    severity: Severity::Error,
    summary: Text::fixed("Filen är inte sparad som UTF-8-text.", "The file is not saved as UTF-8 text."),
};

/// A file that is not TOML.
pub static SYNTAX: Code = Code {
    id: "PL003",
    name: "syntax",
    severity: Severity::Error,
    summary: Text::fixed(
        "Filen följer inte TOML:s skrivsätt på det här stället.",
        "The file does not follow TOML's syntax at this place.",
    ),
};

/// A key that stands twice in one table.
pub static DUPLICATE_KEY: Code = Code {
    id: "PL004",
    name: "duplicate-key",
    severity: Severity::Error,
    summary: Text::fixed("Samma nyckel står två gånger.", "The same key stands twice."),
};

/// A key that must be there and is not.
pub static MISSING_KEY: Code = Code {
    id: "PL101",
    name: "missing-key",
    severity: Severity::Error,
    summary: Text::fixed("En nyckel som måste finnas saknas.", "A key that must be there is missing."),
};

/// A key that nothing reads.
pub static UNKNOWN_KEY: Code = Code {
    id: "PL102",
    name: "unknown-key",
    severity: Severity::Error,
    summary: Text::fixed(
        "Nyckeln finns inte i formatet, så det som står där läses inte.",
        "The key is not part of the format, so what stands there is not read.",
    ),
};

/// A value of another type than the key takes.
pub static WRONG_TYPE: Code = Code {
    id: "PL103",
    name: "wrong-type",
    severity: Severity::Error,
    summary: Text::fixed(
        "Värdet är av fel slag, till exempel ett tal där en text ska stå.",
        "The value is of the wrong kind, such as a number where a text belongs.",
    ),
};

/// A value of the right type that the key does not take.
pub static INVALID_VALUE: Code = Code {
    id: "PL104",
    name: "invalid-value",
    severity: Severity::Error,
    summary: Text::fixed(
        "Värdet går inte att använda, till exempel en period som inte finns.",
        "The value cannot be used, such as a period that does not exist.",
    ),
};
