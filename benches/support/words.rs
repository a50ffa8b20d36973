//! The words that made-up plans are written in: those of Swedish regional plans, with their å, ä, ö and quotes.

/// How a heading or title begins.
pub(super) const VERBS: &[&str] = &[
    "Utveckla",
    "Stärka",
    "Kartlägga",
    "Ta fram en plan för",
    "Genomföra en översyn av",
    "Samordna",
    "Utreda förutsättningarna för",
    "Fördela årliga medel till",
    "Följa upp",
    "Söka finansiering för",
    "Bjuda in till dialog om",
    "Sprida kunskap om",
    "Öka tillgången till",
    "Stödja",
    "Förankra",
    "Utvärdera",
];

/// What is to be done something with.
pub(super) const OBJECTS: &[&str] = &[
    "residensverksamheten för bild och form",
    "kulturskolornas gemensamma nätverk",
    "läsfrämjande insatser på folkbiblioteken",
    "arrangörsnätverket för scenkonst utanför tätort",
    "filmvisning på föreningsdrivna biografer",
    "projektet \"Bokstart\"",
    "den professionella dansens scener",
    "kulturmiljöer och kulturarv",
    "digitala mötesplatser för konstnärer",
    "ateljéer och arbetslokaler",
    "musiklivets unga grupper",
    "upphovsrätt och skälig ersättning",
    "kompetensutveckling för kulturombud",
    "modellen \"Kultur på recept\"",
    "turnéslingor för barnteater",
    "litterära samtal och författarbesök",
    "samiska och nationella minoriteters kultur",
    "konstnärlig gestaltning i vårdens miljöer",
    "arkivens öppna verksamhet",
    "hemslöjd och hantverkskunnande",
    "nycirkus och gatukonst",
    "besöksmålens gemensamma marknadsföring",
    "folkbildningens studiecirklar",
    "unga filmares första produktioner",
];

/// For whom.
pub(super) const GROUPS: &[&str] = &[
    "för barn och unga med sämre socioekonomiska livsvillkor",
    "för äldre på särskilda boenden",
    "för nyanlända och språksvaga läsare",
    "för yrkesverksamma kulturskapare",
    "för föräldralediga och förskolebarn",
    "för unga vuxna mellan 16 och 25 år",
    "för personer med funktionsnedsättning",
    "för länets samtliga högstadieskolor",
    "för mindre föreningar och arrangörer",
    "för den som sällan går på föreställningar",
];

/// With whom.
pub(super) const PARTNERS: &[&str] = &[
    "i samverkan med länets kommuner",
    "tillsammans med studieförbunden",
    "i dialog med civilsamhället",
    "med stöd av Kulturrådet",
    "i samarbete med \"Öppna scener\"",
    "tillsammans med hälso- och sjukvården",
    "ihop med näringslivet och högskolan",
    "i partnerskap med länsteatern och länsmusiken",
    "i nätverk med angränsande län",
    "tillsammans med elevråd och föräldraföreningar",
];

/// Where.
pub(super) const PLACES: &[&str] = &[
    "i länets norra delar",
    "på landsbygden och i skärgården",
    "i kommuner utan egen biograf",
    "på fritidsgårdar och mötesplatser",
    "inom vård och omsorg",
    "i hela länet",
    "på öppna förskolan",
    "vid länets sjöar och åar",
    "i Bergslagens bruksorter",
    "i stadsdelar med låg måluppfyllelse",
    "på bibliotek och i bokbussar",
    "i lokaler som står tomma",
];

/// How, or what for.
pub(super) const AIMS: &[&str] = &[
    "genom återkommande utbildningsdagar",
    "i syfte att öka delaktigheten",
    "utifrån rapporten \"Vem får höras?\"",
    "med särskild hänsyn till jämställdhet",
    "genom ett gemensamt digitalt bokningssystem",
    "så att fler når en första läsupplevelse",
    "för att minska kulturens klimatpåverkan",
    "genom en årlig konferens",
    "så att villkoren blir likvärdiga över året",
    "med barnrättsprövning som metod",
];

/// What came of it.
pub(super) const OUTCOMES: &[&str] = &[
    "Beslut fattades i kulturnämnden i september",
    "Genomfört enligt plan under våren",
    "Arbetet påbörjades i oktober och fortsätter",
    "Två av tre träffar är genomförda",
    "Förstudien \"Så läser länet\" är klar",
    "Upphandlingen är överklagad",
    "Medlen är fördelade till åtta föreningar",
    "Rekryteringen är försenad",
    "Enkäten besvarades av 214 personer",
    "Samtal pågår med länets kommuner",
];

/// Why it came to that.
pub(super) const REASONS: &[&str] = &[
    "efter dialog med berörda främjandeverksamheter",
    "eftersom den statliga finansieringen dröjde",
    "på grund av låg bemanning under hösten",
    "och redovisas för nämnden i februari",
    "i väntan på beslut om \"Kultur 2030\"",
    "trots färre ansökningar än tidigare år",
    "och går över i ordinarie verksamhet",
];

/// How goal files are named after their number.
pub(super) const SLUGS: &[&str] = &[
    "kulturell-infrastruktur",
    "delaktighet",
    "samverkan",
    "landsbygd",
    "barn-och-unga",
    "halsa",
    "internationellt",
    "konstnarers-villkor",
];

/// What the board puts first, by year.
pub(super) const FOCUSES: &[(u16, &[&str])] = &[
    (2024, &["Hela länet", "Kultur och hälsa", "Internationalisering"]),
    (2025, &["Civilsamhället", "Barns rätt till kultur", "Beredskap och kulturarv"]),
    (2026, &["Hela länet", "Sociala innovationer", "Läsning för alla åldrar"]),
];

/// Who answers for activities: the one name, and other spellings of it.
pub(super) const OWNERS: &[(&str, &[&str])] = &[
    ("Analytiker inom regional utveckling", &[]),
    ("Arkivfrämjande", &["Arkivfrämjandet"]),
    ("Barnrättsstrateg", &[]),
    ("Beredskapssamordnare", &[]),
    ("Besöksnäringsutvecklare", &[]),
    ("Biblioteksutveckling", &[]),
    ("Dansfrämjande", &["Dansfrämjandet"]),
    ("Digitaliseringsledare", &[]),
    ("Ekonomi och uppföljning", &[]),
    ("Filmfrämjande", &["Filmfrämjandet"]),
    ("Folkbildningssamordnare", &[]),
    ("Folkhälsostrateg", &[]),
    ("Främjandeverksamhet bild och form", &["Främjandeverksamheten bild och form"]),
    ("Förvaltningschef", &[]),
    ("Hemslöjdskonsulent", &[]),
    ("Hållbarhetsstrateg", &["Hållbarhets- och miljöstrateg"]),
    ("Internationell samordnare", &[]),
    ("Jämställdhetsstrateg", &[]),
    ("Kommunikation", &["Kommunikationsavdelningen"]),
    ("Konstenheten", &[]),
    ("Kulturarvssamordnare", &[]),
    ("Kulturchef", &[]),
    ("Kulturmiljöstrateg", &[]),
    ("Kulturskolesamordnare", &[]),
    ("Kulturstrateger", &[]),
    ("Landsbygdsutvecklare", &[]),
    ("Litteraturfrämjande", &["Litteraturfrämjandet"]),
    ("Länsbibliotekarie", &[]),
    ("Minoritetsspråkssamordnare", &[]),
    ("Musikfrämjande", &["Musikfrämjandet"]),
    ("Nämndsekreterare", &[]),
    ("Områdeschef", &[]),
    ("Planeringsledare", &[]),
    ("Professionell dans", &[]),
    ("Scenkonstsamordnare", &[]),
    ("Skolstrateg", &[]),
    ("Teaterfrämjande", &["Teaterfrämjandet"]),
    ("Upphandlare", &[]),
    ("Utvecklingsledare Kultur och hälsa", &["Utvecklingsledare inom kultur och hälsa"]),
    ("Utvecklingsledare civilsamhället", &[]),
];
