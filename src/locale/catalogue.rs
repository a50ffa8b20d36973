//! The texts that several parts of the tool share: headings, labels, sentences.

use super::Text;

macro_rules! catalogue {
    ($($name:ident = $sv:literal / $en:literal;)*) => {
        $(#[doc = $en] pub static $name: Text = Text::fixed($sv, $en);)*
        /// All texts of the catalogue, with their names.
        pub static ALL: &[(&str, &Text)] = &[$((stringify!($name), &$name)),*];
    };
}

catalogue! {
    // Columns and labels.
    ACTIVITY = "Aktivitet" / "Activity";
    ACTIVITIES_SHORT = "Akt." / "Act.";
    ALIASES = "Skrivs även" / "Also written";
    CLOSED_BY = "Varför avslutad" / "Why ended";
    DEADLINE = "Klar senast" / "Deadline";
    DERIVED = "Enligt kalendern" / "By the calendar";
    EMAIL = "E-post" / "E-mail";
    ENDED = "Lämnade planen" / "Left the plan";
    EVERY = "Upprepas" / "Repeated";
    FILE = "Fil" / "File";
    FOCUS = "Fokus" / "Focus";
    TAG = "Tagg" / "Tag";
    TAGS = "Taggar" / "Tags";
    LINKS = "Länkar" / "Links";
    NOT_STATED = "Ej angiven" / "Not stated";
    TEXT = "Text" / "Text";
    FOLLOW_UP = "Uppföljning" / "Follow-up";
    GOAL = "Mål" / "Goal";
    GOALS = "Mål" / "Goals";
    ID = "Id" / "Id";
    // A measure, in sheets: many plans call their activities measures.
    INDICATOR = "Indikator" / "Indicator";
    LATE = "Försenad" / "Late";
    BY_CALENDAR = " (enligt kalendern)" / " (by the calendar)";
    LATE_SHORT = "Sena" / "Late";
    LATE_ONES = "Försenade" / "Late";
    LINE = "Rad" / "Line";
    LOGO = "Logotyp" / "Logo";
    MEASURE = "Indikator" / "Measure";
    MEASURES_WHAT = "Mäter" / "Of";
    MEASURES = "Indikatorer" / "Measures";
    NOTE = "Anteckning" / "Note";
    OWNER = "Ansvarig" / "Owner";
    OWNERS = "Ansvarig" / "Owner";
    PERIOD = "Period" / "Period";
    PLAN = "Plan" / "Plan";
    PLACE = "Står i" / "In file";
    FORMER_IDS = "Tidigare id" / "Former ids";
    PRIORITIES_SHORT = "Prior." / "Prior.";
    PRIORITY = "Prioritering" / "Priority";
    REASON = "Skäl" / "Reason";
    STAGE = "Läge" / "Stage";
    SINCE = "Sedan" / "Since";
    START = "Påbörjas" / "Starts";
    START_SHORT = "Start" / "Start";
    STATUS = "Status" / "Status";
    SUPPORT = "Stöd" / "Support";
    TITLE = "Rubrik" / "Title";
    UNTIL = "Till och med" / "Until";
    YEARS = "Gäller" / "Runs";
    COUNT = "Antal" / "Count";
    TOTAL = "Totalt" / "Total";
    YES = "ja" / "yes";
    NO = "nej" / "no";

    // The sheet for colleagues.
    ASSESSED_BEFORE = "Förra bedömningen" / "Assessment before";
    STATUS_WHEN_EXPORTED = "Status vid uttaget" / "Status when exported";
    VALUE_WHEN_EXPORTED = "Värde vid uttaget" / "Value when exported";
    TARGET_VALUE = "Målvärde" / "Target";
    VALUE = "Värde" / "Value";
    NOTE_WHEN_EXPORTED = "Anteckning vid uttaget" / "Note when exported";

    // Owners.
    ANSWERS_FOR = "Ansvarar för" / "Owns";
    ANSWERS_SHORT = "Ansvar" / "Owns";
    SUPPORTS = "Stöder" / "Supports";
    OFF_TRACK = "Avviker" / "Off track";

    // Plans.
    AIM = "Syfte" / "Aim";
    ABOUT = "Om planen" / "About the plan";
    EXCLUDED = "Ingår inte" / "Not included";
    STRATEGY = "Strategi" / "Strategy";
    ORGANISATION = "Organisation" / "Organisation";
    DECIDES = "Beslutar om planerna" / "Adopts the plans";
    BOARD = "Nämnd" / "Board";
    RESPONSIBLE = "Verkställer" / "Responsible";
    ADMINISTRATION = "Förvaltning" / "Administration";
    DESIRED_STATE = "Önskvärt läge" / "Desired state";
    PRINCIPLES = "Principer" / "Principles";
    AIMS = "Samskapa för" / "Create together";
    DEVELOPMENT_GOALS = "Utvecklingsmål" / "Development goals";
    CHAPTER = "kapitel" / "chapter";
    CLOSED_PERIODS = "Stängda perioder" / "Closed periods";
    SCALE = "Skala" / "Scale";
    SOURCE = "Källa" / "Source";
    RHYTHM = "Följs upp" / "Followed up";
    CURRENT_PERIOD = "Aktuell period" / "Current period";
    ASSESSED_LEVELS = "Bedöms" / "Assessed";

    // The frame of a report.
    SENDER = "Avsändare" / "From";
    CASE_NUMBER = "Diarienummer" / "Case number";
    OFFICER = "Handläggare" / "Officer";
    PROPOSED_DECISION = "Förslag till beslut" / "Proposed decision";
    CONTACT = "Kontakt" / "Contact";

    // Reviews.
    ASSESSED_NOW = "Bedömda nu" / "Assessed now";
    SKIPPED = "Överhoppade" / "Skipped";
    LEFT = "Kvar att bedöma" / "Left to assess";
    CHANGED_BY_REVIEW = "Svaren står i planens filer: `plan diff` visar dem.\n`git commit -a` sparar dem i git."
        / "The answers stand in the plan's files: `plan diff` shows them.\n`git commit -a` saves them in git.";
    // Differences.
    GOVERNANCE = "Styrning" / "Governance";
    CHANGE = "Ändring" / "Change";
    CHANGE_IN_NUMBER = "Skillnad" / "Difference";
    THEN = "Då" / "Then";
    NOW = "Nu" / "Now";
    OF_WHICH = "därav" / "of which";
    OF_WHICH_LATE = "därav försenade" / "of which late";
    NOTHING_CHANGED = "Inget har ändrats." / "Nothing has changed.";
    NOTHING_CHANGED_IN_PART = "Inget av det som gick att läsa har ändrats." / "Nothing of what could be read has changed.";
    NO_DIFFERENCE = "Ingen skillnad i planen." / "No difference in the plan.";
    MARKS_OF_WORDS = "[-ord-] togs bort, [+ord+] kom till." / "[-words-] were removed, [+words+] were added.";

    // Pages of the handbook.
    TOPIC = "Ämne" / "Topic";
    PAGE = "Sida" / "Page";
    HELP_TOPIC = "`plan help` och ett ämne visar en sida. Varje kommando har en sida på engelska, med exempel: `plan help status --lang en`."
        / "`plan help` and a topic shows a page. Each command has a page too: `plan help status --lang en`.";

    // Codes.
    CODE = "Kod" / "Code";
    SEVERITY = "Allvar" / "Severity";
    MEANING = "Innebörd (namn)" / "Meaning (name)";
    NAME = "Namn" / "Name";
    KIND = "Gäller" / "About";
    ERROR = "fel" / "error";
    WARNING = "varning" / "warning";
    INFO = "upplysning" / "info";
    WHY = "Varför" / "Why";
    EXAMPLE = "Exempel" / "Example";
    HOW_TO_FIX = "Så rättas det" / "How to fix it";
    ACCEPT = "Om det ska få stå kvar" / "To leave it as it is";
    EXPLAIN_ONE = "`plan explain PL201` förklarar en kod." / "`plan explain PL201` explains one code.";
    CAN_BE_CHANGED = "Skriv `# accept({code}): skälet` sist på raden eller på raden ovanför (ovanför en rubrik gäller det allt under den). I plan.toml gör `[check]` med `{name} = \"off\"` (eller \"info\", \"warning\", \"error\") det för hela planen."
        / "Write `# accept({code}): the reason` at the end of the line or on the line above (above a heading, it applies to everything under it). In plan.toml `[check]` with `{name} = \"off\"` (or \"info\", \"warning\", \"error\") does it for the whole plan.";
    CANNOT_BE_CHANGED = "Det måste rättas: så länge det står kvar saknas något i planen." / "It must be fixed: until then, something is missing from the plan.";

    // Placeholders for missing names.
    NO_FOCUS = "(utan fokus)" / "(no focus)";
    NO_TAG = "(utan tagg)" / "(no tag)";
    NO_OWNER = "(utan ansvarig)" / "(no owner)";
    NO_START = "Utan start" / "No start";

    // History.
    AUTHOR = "Vem" / "Who";
    COMMIT = "Commit" / "Commit";
    DAY = "När" / "When";
    STATED = "Uppgift" / "Stated";
    NOT_COMMITTED = "Inte sparat i git ännu" / "Not committed to git yet";
    NOT_KNOWN = "(okänt)" / "(not known)";
    ONLY_NOT_COMMITTED = "Ändringen är inte sparad i git ännu." / "The change is not committed to git yet.";
    NOTHING_STATED = "Ingen status eller anteckning är skriven ännu." / "No status or note is written yet.";

    // Sentences.
    NOTHING_SELECTED = "Inget i planen motsvarar urvalet." / "Nothing in the plan matches the selection.";
    PLANNED_BY_CALENDAR =
        "Det som påbörjas senare är planerat utan att någon har satt statusen: fråga efter det med --status planned."
        / "What starts later is planned without anybody having set the status: ask for it with --status planned.";
    NOTHING_HERE = "Här står ännu inget." / "There is nothing here yet.";
    NOTHING_ASSESSED = "Ingenting är bedömt ännu, så det är inte känt om något avviker."
        / "Nothing is assessed yet, so it is not known whether anything is off track.";
    NOTHING_OFF_TRACK = "Ingenting avviker." / "Nothing is off track.";
    NOTHING_OFF_TRACK_IN_SELECTION = "Ingenting i urvalet avviker." / "Nothing in the selection is off track.";
    NOTHING_ASSESSED_IN_SELECTION = "Ingenting i urvalet är bedömt ännu, så det är inte känt om något avviker."
        / "Nothing in the selection is assessed yet, so it is not known whether anything is off track.";
    NOTHING_OFF_TRACK_IN_PART = "Ingenting av det som gick att läsa avviker." / "Nothing of what could be read is off track.";
    NOTHING_DUE_IN_PART = "Allt som gick att läsa och ska bedömas är bedömt." / "Everything that could be read and is due is assessed.";
    NOTHING_SELECTED_IN_PART = "Inget av det som gick att läsa motsvarar urvalet." / "Nothing of what could be read matches the selection.";
    NOTHING_DUE = "Allt som ska bedömas är bedömt." / "Everything that is due is assessed.";
    NO_NOTE = "(utan anteckning)" / "(no note)";
    SEVERAL_OWNERS = "Det som har flera ansvariga räknas hos var och en, men bara en gång totalt."
        / "What has several owners is counted with each of them, but only once in the total.";
    SEVERAL_TAGS = "Det som har flera taggar räknas under var och en, men bara en gång totalt."
        / "What has several tags is counted under each, but once in the total.";
    SEVERAL_FOCUSES = "Det som har flera fokus räknas under vart och ett, men bara en gång totalt."
        / "What has several focuses is counted under each of them, but only once in the total.";
    SEEN_FROM = "Hit räknas också det som står under" / "Also belonging here: what is under";
}
