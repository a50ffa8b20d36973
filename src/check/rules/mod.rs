//! One rule, one file. `build.rs` makes the list of what lies in this folder.

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
