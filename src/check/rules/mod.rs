//! All rules, one a file. `build.rs` generates the list from this folder.

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
