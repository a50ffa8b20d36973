//! Bar charts.

use super::{BarSegment, Cell, Column, Pattern, Row, Table, Tone};

/// Stacked horizontal bars, each as long as the others: a segment shows a share, and the numbers are beside the bar.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The title.
    pub title: String,
    /// The name of the category axis, such as "Goal".
    pub axis: String,
    /// The segments of every bar, in order.
    pub series: Vec<Series>,
    /// The bars.
    pub bars: Vec<Bar>,
    /// True if a table beside the chart has the same numbers: a writer that cannot draw then leaves the chart out.
    pub is_told: bool,
}

/// A segment of every bar.
#[derive(Clone, Debug)]
pub struct Series {
    /// The name.
    pub name: String,
    /// The symbol of the segment, so that it reads without colour.
    pub symbol: char,
    /// The colour that repeats the symbol.
    pub tone: Tone,
    /// The pattern in that colour.
    pub pattern: Pattern,
}

impl Series {
    /// Returns the segment of one bar.
    pub fn segment(&self, size: usize) -> BarSegment {
        BarSegment { symbol: self.symbol, tone: self.tone, pattern: self.pattern, size }
    }
}

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// The name of the bar.
    pub label: String,
    /// The size of each segment: one for each series.
    pub parts: Vec<usize>,
}

impl Chart {
    /// Returns the size of the largest bar.
    pub fn largest(&self) -> usize {
        self.bars.iter().map(Bar::total).max().unwrap_or_default()
    }

    /// Returns the chart as a table of numbers: for formats that cannot draw, and for readers who cannot see.
    pub fn table(&self) -> Table {
        let title = |series: &Series| format!("{} {}", series.symbol, series.name);
        let numbers = self.series.iter().map(|it| Column::number(title(it)).narrow(it.symbol.to_string()));
        let columns =
            std::iter::once(Column::wrapping(&*self.axis)).chain(numbers).chain([Column::short("")]).collect();
        let row = |bar: &Bar| {
            let parts = || self.series.iter().zip(&bar.parts);
            let number = |(series, size): (&Series, &usize)| match size {
                0 => Cell::text(0),
                _ => Cell::Toned(size.to_string(), series.tone),
            };
            let part = |(series, size): (&Series, &usize)| series.segment(*size);
            let label = Cell::text(&bar.label);
            Row::new(
                [label]
                    .into_iter()
                    .chain(parts().map(number))
                    .chain([Cell::Bar(parts().map(part).collect())])
                    .collect(),
            )
        };
        Table::new(columns, self.bars.iter().map(row).collect()).captioned(&*self.title)
    }

    /// Returns a bar in words, such as `3 Grönt, 2 Rött`, without the segments of size 0.
    pub fn words(&self, bar: &Bar) -> String {
        let parts = bar.parts.iter().zip(&self.series).filter(|(size, _)| **size > 0);
        parts.map(|(size, series)| format!("{size} {}", series.name)).collect::<Vec<_>>().join(", ")
    }
}

impl Bar {
    /// Returns the segments of the bar.
    pub fn segments(&self, series: &[Series]) -> Vec<BarSegment> {
        series.iter().zip(&self.parts).map(|(series, size)| series.segment(*size)).collect()
    }

    /// Returns the number of each series, with a dash for 0, and the total.
    pub fn numbers(&self) -> Vec<String> {
        let shown = |size: &usize| if *size == 0 { "–".to_owned() } else { size.to_string() };
        self.parts.iter().map(shown).chain([self.total().to_string()]).collect()
    }

    /// Returns the size of the whole bar.
    pub fn total(&self) -> usize {
        self.parts.iter().sum()
    }
}
