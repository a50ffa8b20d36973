//! The keys that the JSON Schemas describe, by their names in `keys.txt`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{plan, program};

/// Returns every key of the schemas that has a value of its own: not the tables that only hold other keys.
pub(super) fn keys_of_schemas() -> BTreeSet<String> {
    let program = program(&plan());
    let mut keys = BTreeSet::new();
    for kind in ["goal", "plan", "governance"] {
        let schema = program.run(&format!("schema {kind}")).fine();
        add(&serde_json::from_str(&schema).expect("JSON"), kind, &mut keys);
    }
    keys
}

/// Adds the keys below a schema; returns whether there are any.
fn add(schema: &Value, name: &str, keys: &mut BTreeSet<String>) -> bool {
    let mut has_any = false;
    for other in schema["anyOf"].as_array().into_iter().flatten().chain(schema.get("items")) {
        has_any |= add(other, name, keys);
    }
    // A key that the plan names itself, such as a period, is no part of the name.
    for (_, below) in schema["patternProperties"].as_object().into_iter().flatten() {
        has_any |= add(below, name, keys);
    }
    for (key, below) in schema["properties"].as_object().into_iter().flatten() {
        let name = match (name, key.as_str()) {
            ("goal" | "priority", "activity") => "activity".to_owned(),
            ("goal", "priority") => "priority".to_owned(),
            _ => format!("{name}.{key}"),
        };
        if !add(below, &name, keys) {
            keys.insert(name);
        }
        has_any = true;
    }
    has_any
}
