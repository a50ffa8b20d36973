//! Enums whose values have names.

/// Defines `ALL` and `name` of an enum from one list, so that the compiler asks for the place and the name of a new
/// variant.
macro_rules! named {
    (
        $type:ident;
        $(#[$all:meta])* ALL;
        $(#[$name:meta])* name;
        $($variant:ident = $text:literal),+ $(,)?
    ) => {
        impl $type {
            $(#[$all])*
            pub const ALL: [Self; [$($text),+].len()] = [$(Self::$variant),+];

            $(#[$name])*
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),+
                }
            }
        }
    };
}
