//! Numbers as bars.

use super::{Cell, Column, Part, Row, Table, Tone};

/// Bars of parts, one under the other.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The title.
    pub title: String,
    /// The name of the bars, such as "Goal".
    pub axis: String,
    /// The parts of every bar, in their order.
    pub series: Vec<Series>,
    /// The bars.
    pub bars: Vec<Bar>,
    /// True where a table beside the chart says the same in numbers: a writer that cannot draw then leaves the chart
    /// out.
    pub is_told: bool,
}

/// A part of every bar.
#[derive(Clone, Debug)]
pub struct Series {
    /// The name.
    pub name: String,
    /// The sign that stands for it, so that it reads without colour.
    pub symbol: char,
    /// The colour that repeats the sign.
    pub tone: Tone,
}

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// The name of the bar.
    pub label: String,
    /// The size of each part: one a series.
    pub parts: Vec<usize>,
}

impl Chart {
    /// Returns how large the largest bar is.
    pub fn largest(&self) -> usize {
        self.bars.iter().map(Bar::total).max().unwrap_or_default()
    }

    /// Returns the same as a table, with the numbers beside the bars: for who cannot draw, and for who cannot see.
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
            let part =
                |(series, size): (&Series, &usize)| Part { symbol: series.symbol, tone: series.tone, size: *size };
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

    /// Returns what a bar says in words, such as `3 Grönt, 2 Rött`; what there is none of is left out.
    pub fn words(&self, bar: &Bar) -> String {
        let parts = bar.parts.iter().zip(&self.series).filter(|(size, _)| **size > 0);
        parts.map(|(size, series)| format!("{size} {}", series.name)).collect::<Vec<_>>().join(", ")
    }
}

impl Bar {
    /// Returns how large the whole bar is.
    pub fn total(&self) -> usize {
        self.parts.iter().sum()
    }
}
