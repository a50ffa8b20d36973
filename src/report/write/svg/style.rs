//! How a drawing that is a file of its own looks.

/// Every colour has at least the contrast that WCAG 2.1 asks for at level AA, on light and dark, also on its own tint;
/// a test works it out. The colours are written out: not every program that shows a drawing knows variables.
pub(super) const STYLE: &str = "\
svg { color: #1b1b1f; font-family: system-ui, \"DejaVu Sans\", sans-serif; }
.paper { fill: #ffffff; }
.blue { color: #0b4a8f; } .red { color: #a3101b; } .yellow { color: #6d4a00; } .green { color: #14592a; }
.faint { color: #55565f; }
@media (prefers-color-scheme: dark) {
svg { color: #e8e8ee; }
.paper { fill: #17181c; }
.blue { color: #8fc1ff; } .red { color: #ff9c98; } .yellow { color: #f0c25a; } .green { color: #7fd89a; }
.faint { color: #b3b5c0; }
}
";
