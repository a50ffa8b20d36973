//! Charts, drawn by the spreadsheet from the cells above them.

use rust_xlsxwriter::{
    Chart as Drawn, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartPatternFill,
    ChartPatternFillType, ChartSolidFill, ChartType, ColNum, ObjectMovement, RowNum, Worksheet, XlsxError,
};

use crate::locale::{Lang, Text};
use crate::palette::paper;
use crate::report::doc::{Chart, Pattern};
use crate::source::printable_line;

/// The height of an empty row, in pixels.
const ROW: u32 = 20;
/// The height of the title, the axis and the legend.
const AROUND: u32 = 110;
/// The height of the legend of a single bar, which has neither: its caption stands above its numbers.
const AROUND_ONE: u32 = 36;
/// The height of a bar with the gap around it.
const BAR: u32 = 44;
/// The width of a chart.
const WIDTH: u32 = 900;
/// The most bars of a legible chart.
const MOST_BARS: usize = 40;
/// The most UTF-16 code units of an alternative text.
const LONGEST_TEXT: usize = 255;

static TOO_MANY: Text = Text::fixed("Siffrorna står i tabellen ovanför.", "The numbers are in the table above.");

/// Returns the height of a chart, in pixels; 0 if there is nothing to draw, or too much.
fn height(chart: &Chart) -> u32 {
    match chart.bars.len() {
        _ if chart.largest() == 0 || chart.series.is_empty() => 0,
        1 => AROUND_ONE + BAR,
        bars @ 2..=MOST_BARS => AROUND + BAR * u32::try_from(bars).unwrap_or_default(),
        _ => 0,
    }
}

/// Returns the number of rows that a chart covers.
pub(super) fn rows(chart: &Chart) -> RowNum {
    height(chart).div_ceil(ROW)
}

/// Draws the chart below its numbers, whose header is in row `header`.
pub(super) fn draw(sheet: &mut Worksheet, chart: &Chart, header: RowNum, lang: Lang) -> Result<(), XlsxError> {
    let height = height(chart);
    if height == 0 {
        return Ok(());
    }
    let name = sheet.name();
    let (first, last) = (header + 1, header + RowNum::try_from(chart.bars.len()).unwrap_or_default());
    let mut drawn = Drawn::new(ChartType::BarPercentStacked);
    for (column, series) in (1..).zip(&chart.series) {
        let mut format = ChartFormat::new();
        match series.pattern {
            Pattern::Solid => {
                format.set_solid_fill(ChartSolidFill::new().set_color(paper::bar(series.tone).0));
            }
            Pattern::Hatched => {
                let lines = ChartPatternFill::new()
                    .set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
                    .set_foreground_color(paper::LINE.0)
                    .set_background_color(paper::UNKNOWN.0)
                    .clone();
                format.set_pattern_fill(&lines);
            }
            Pattern::Outlined => {
                format.set_no_fill();
            }
        }
        format.set_border(ChartLine::new().set_color(paper::INK.0).set_width(0.75));
        let values = (name.as_str(), first, column, last, column);
        drawn
            .add_series()
            .set_name((name.as_str(), header, column))
            .set_categories((name.as_str(), first, 0 as ColNum, last, 0 as ColNum))
            .set_values(values)
            .set_format(&mut format)
            .set_gap(60)
            .set_overlap(100);
    }
    if chart.bars.len() > 1 {
        drawn.title().set_name(&*printable_line(&chart.title)).set_font(ChartFont::new().set_size(13));
    } else {
        drawn.title().set_hidden();
        drawn.x_axis().set_hidden(true);
        drawn.y_axis().set_hidden(true);
    }
    drawn.legend().set_position(ChartLegendPosition::Bottom);
    // The first bar on top, as in the table; the axis labels stay below.
    drawn.y_axis().set_reverse();
    drawn.x_axis().set_min(0).set_num_format("0%").set_label_position(ChartAxisLabelPosition::High);
    drawn.x_axis().set_major_gridlines_line(ChartLine::new().set_color(paper::HEAD.0));
    drawn.set_width(WIDTH).set_height(height).set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
    drawn.set_alt_text(words(chart, lang));
    sheet.insert_chart_with_offset(last + 2, 0, &drawn, 4, 4)?;
    Ok(())
}

/// Returns the alternative text of a chart, or a reference to the table if it is too long.
fn words(chart: &Chart, lang: Lang) -> String {
    let bars = chart.bars.iter().map(|bar| format!("{}: {}.", printable_line(&bar.label), chart.words(bar)));
    let title = printable_line(&chart.title);
    let whole = format!("{title}. {}", bars.collect::<Vec<_>>().join(" "));
    let short = || format!("{title}. {}", TOO_MANY.get(lang));
    let fits = |words: &String| words.encode_utf16().count() <= LONGEST_TEXT;
    [whole, short()].into_iter().find(fits).unwrap_or_else(|| TOO_MANY.get(lang).to_owned())
}
