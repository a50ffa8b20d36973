//! The layout that all formats share: the outline, the anchors of links, column widths, the rows that stay together,
//! the width of texts, the size of a logo and the lengths of bar segments. The colours are in [`crate::palette`].

mod bar;
mod columns;
mod logo;
mod outline;
mod rows;
mod slug;
mod text_width;

pub use bar::{bar_lengths, draw_bar};
pub use columns::{Bulk, Need, share_paper, share_screen};
pub use logo::logo_size;
pub use outline::{Chapter, Outline, OutlineItem, Title, anchors, contents_depth};
pub use rows::is_kept_with_next;
pub use slug::slug;
pub use text_width::text_points;
