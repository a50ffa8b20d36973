//! A short hash of a text.

/// Returns a hash of 16 hexadecimal digits, the same on every machine and in every version.
///
/// This is 64-bit FNV-1a. It detects accidental differences, not intentional collisions.
pub fn hash(text: &str) -> String {
    hash_of_bytes(text.as_bytes())
}

/// Returns the hash of bytes.
pub fn hash_of_bytes(bytes: &[u8]) -> String {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let hash = bytes.iter().fold(BASIS, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_that_others_know() {
        // From the reference page of FNV.
        assert_eq!(hash(""), "cbf29ce484222325");
        assert_eq!(hash("foobar"), "85944171f73967e8");
    }
}
