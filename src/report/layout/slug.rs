//! Slugs: readable names in addresses.

/// Returns the slug of a text: `sa-foljs-planen-upp` for `Så följs planen upp`.
pub fn slug(text: &str) -> String {
    let plain = |c: char| match c {
        'å' | 'ä' | 'à' | 'á' => 'a',
        'ö' | 'ø' | 'ó' => 'o',
        'é' | 'è' => 'e',
        'ü' => 'u',
        c if c.is_alphanumeric() => c,
        _ => ' ',
    };
    let plain: String = text.to_lowercase().chars().map(plain).collect();
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).take(8).collect();
    if words.is_empty() { "del".to_owned() } else { words.join("-") }
}

#[test]
fn a_name_is_lower_case_without_accents_and_whole_in_any_script() {
    assert_eq!(slug("Så följs planen upp!"), "sa-foljs-planen-upp");
    assert_eq!(slug("Δήμος 1"), "δήμος-1");
    assert_eq!(slug("→"), "del");
}
