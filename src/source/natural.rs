//! Natural order of names with numbers: 4.2 before 4.10.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

/// Compares two names with each run of digits as one number.
pub fn natural_order(left: &str, right: &str) -> Ordering {
    let (mut a, mut b) = (left.chars().peekable(), right.chars().peekable());
    loop {
        let step = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (x, y) = (digits(&mut a), digits(&mut b));
                x.len().cmp(&y.len()).then_with(|| x.cmp(&y))
            }
            (Some(_), Some(_)) => a.next().cmp(&b.next()),
            (None, None) => return left.cmp(right),
            (x, y) => return x.is_some().cmp(&y.is_some()),
        };
        if step != Ordering::Equal {
            return step;
        }
    }
}

/// Takes a run of digits without leading zeros, so that a longer run is a larger number.
fn digits(chars: &mut Peekable<Chars<'_>>) -> String {
    let mut run = String::new();
    while let Some(digit) = chars.next_if(char::is_ascii_digit) {
        run.push(digit);
    }
    run.trim_start_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_as_numbers() {
        let mut names = vec!["4.10-c.toml", "4.2-b.toml", "4.2.toml", "10.toml", "4.02-a.toml", "4.2-a.toml"];
        names.sort_by(|a, b| natural_order(a, b));
        assert_eq!(names, ["4.02-a.toml", "4.2-a.toml", "4.2-b.toml", "4.2.toml", "4.10-c.toml", "10.toml"]);
    }
}
