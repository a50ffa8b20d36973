//! The layout of a document, whatever it is written as: its outline, the anchors that links lead to, how wide columns
//! are, and how long the parts of a bar. Writers ask here and only write. Colours are those of [`crate::palette`].

mod bar;
mod columns;
mod outline;

pub use bar::{bar_lengths, draw_bar};
pub use columns::{Bulk, Need, share_paper, share_screen};
pub use outline::{Chapter, Outline, Piece, Title, anchors, contents_depth};
