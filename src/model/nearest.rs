//! What somebody may have meant.

use super::loose_key;

/// How many names are worth offering.
const MOST: usize = 3;

/// Returns the candidates nearest to `given`, the nearest first; none when nothing is near.
///
/// Case and accents do not count. A candidate is near when few letters differ for its length, or when one of the two
/// contains the other.
pub fn nearest<'c>(given: &str, candidates: impl IntoIterator<Item = &'c str>) -> Vec<String> {
    let wanted = loose_key(given);
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&wanted, &loose_key(candidate))?, candidate)))
        .collect();
    near.sort_by_key(|&(distance, _)| distance);
    let mut names: Vec<String> = Vec::new();
    for (_, name) in near {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names.truncate(MOST);
    names
}

fn distance(wanted: &str, candidate: &str) -> Option<usize> {
    let typos = strsim::osa_distance(wanted, candidate);
    let longer = wanted.chars().count().max(candidate.chars().count());
    let allowed = (longer / 3).max(1);
    // Where every letter differs nothing is near, however short it is.
    if typos == 0 || (typos <= allowed && typos < longer) {
        return Some(typos);
    }
    let contains = |long: &str, short: &str| short.chars().count() >= 3 && long.contains(short);
    // Behind every name that only differs by typos.
    (contains(candidate, wanted) || contains(wanted, candidate)).then_some(typos + allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typos_come_before_parts_and_strangers_do_not_come() {
        let roles = ["Musikfrämjande", "Filmfrämjande", "Kulturstrateger", "Filmfrämjande i länet"];
        assert_eq!(nearest("Filmfrämjare", roles)[0], "Filmfrämjande");
        assert_eq!(nearest("strateger", roles), ["Kulturstrateger"]);
        assert!(nearest("xyz", roles).is_empty());
    }
}
