use super::*;
use crate::report::doc::{
    BarSegment, Cell, Chart, Column, Cover, Facet, FacetValue, Heading, Link, Links, Pattern, Row, Series, Table, Voice,
};

/// Returns the content of a page, without the head and the end that all pages have.
fn body(doc: &Doc, lang: Lang) -> String {
    let page = html(doc, lang);
    let (_, body) = page.split_once("<body").expect("a body");
    body.to_owned()
}

fn cover(plan_language: &str) -> Cover {
    Cover {
        contact: None,
        logo: None,
        title: "Kulturplan <2024>".to_owned(),
        subtitle: "Uppföljning 2024".to_owned(),
        author: Some("Region Ö & Co".to_owned()),
        facts: vec![("Framställd".to_owned(), "1 mars 2025".into())],
        day: "2025-03-01".to_owned(),
        plan_language: plan_language.to_owned(),
        lede: "How it goes".into(),
    }
}

fn columns() -> Vec<Column> {
    vec![Column::short("Id"), Column::wrapping("Aktivitet").of_plan(), Column::short("Status")]
}

fn activity(id: &str, picks: [&[usize]; 2]) -> Row {
    let cells = vec![Cell::text(id), Cell::text("Utreda\n<b>"), Cell::Toned("✗ Rött".to_owned(), Tone::Red)];
    Row::new(cells).anchored(id).picked_by(picks.map(<[usize]>::to_vec).into())
}

fn paper(plan_language: &str) -> Doc {
    let value = |text: &str| FacetValue { text: text.to_owned(), key: text.to_lowercase(), also: Vec::new() };
    let facet = |title: &str, values: [&str; 2], voice| Facet {
        key: if title == "Mål" { "goal" } else { "status" },
        also: vec![title.to_lowercase()],
        title: title.to_owned(),
        values: values.map(value).into(),
        voice,
    };
    let mut doc = Doc {
        cover: Some(cover(plan_language)),
        facets: vec![facet("Mål", ["4.1", "<4.2>"], Voice::Plan), facet("Status", ["Rött", "Grönt"], Voice::Tool)],
        ..Doc::default()
    };
    doc.heading(1, "Så följs planen upp");
    doc.blocks.push(Block::Heading(Heading::of_plan(1, "4.1 Mål", "4.1")));
    doc.blocks.push(Block::Heading(Heading::of_plan(2, "4.1.3 Prioritering", "4.1.3")));
    doc.quoted("Avsätta\n\nmedel");
    doc.table(Table::new(columns(), vec![activity("4.1.3-2", [&[0], &[0, 1]])]).captioned("Aktiviteter <1>"));
    doc.heading(1, "Per ansvarig");
    let link = |text: &str, anchor: &str| Link { text: text.to_owned(), anchor: anchor.to_owned() };
    let links = vec![link("4.1.3 Prioritering", "4.1.3"), link("5.1", "5.1")];
    doc.blocks.push(Block::Links(Links { label: "Se även".to_owned(), links }));
    let cells = vec![Cell::Link("4.1.3-2".to_owned(), "4.1.3-2".to_owned()), Cell::text("x"), Cell::text("")];
    doc.table(Table::new(columns(), vec![Row::new(cells)]));
    doc
}

#[test]
fn nothing_in_a_text_becomes_markup() {
    let mut doc = Doc::default();
    doc.heading(1, "<script>alert(\"1\")</script> & 'x'");
    doc.said("see `<b>`");
    doc.text("one\ntwo\n\nthree <i>");
    let page = html(&doc, Lang::Sv);
    let heading = "<h1>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</h1>";
    assert!(page.contains(heading), "{page}");
    assert!(page.contains("<p>see <code>&lt;b&gt;</code></p>"), "{page}");
    assert!(page.contains("<p>one<br>\ntwo</p>\n<p>three &lt;i&gt;</p>"), "{page}");
}

#[test]
fn a_page_with_nothing_to_pick_or_sort_has_no_script_and_allows_none() {
    let mut doc = Doc::default();
    doc.heading(1, "Skillnader");
    doc.table(Table::new(columns(), vec![Row::new(vec![Cell::text("1"), Cell::text("2"), Cell::text("3")])]));
    let page = html(&doc, Lang::Sv);
    assert!(!page.contains("<script") && !page.contains("script-src"), "{page}");
    assert!(!page.contains("<nav") && !page.contains("<form") && !page.contains("class=\"skip\""), "{page}");
    let page = html(&paper("sv"), Lang::Sv);
    assert!(
        page.contains(&format!("script-src {};", head::SCRIPT_SOURCE))
            && page.contains(&format!("<script>{}</script>", head::SCRIPT))
    );
    // The policy would block inline handlers and styles, so they would be dead code.
    assert!(!page.contains(" style=\"") && !page.contains(" onclick"), "{page}");
}

#[test]
fn five_rows_are_worth_sorting_and_what_sums_up_is_none_of_them() {
    let table = |rows: usize| {
        let row = |_| Row::new(vec![Cell::text("1"), Cell::text("2"), Cell::text("3")]);
        let total = Row::total(vec![Cell::text("1"), Cell::text("2"), Cell::text("3")]);
        let mut doc = Doc::default();
        doc.table(Table::new(columns(), (0..rows).map(row).chain([total]).collect()));
        html(&doc, Lang::En)
    };
    assert!(!table(4).contains("data-sorted>") && !table(4).contains("<script>"));
    assert!(table(5).contains("data-sorted>") && table(5).contains("<script>"));
}

#[test]
fn a_page_of_thousands_of_rows_is_laid_out_where_it_is_read() {
    let page = |rows: usize| {
        let row = |_| Row::new(vec![Cell::text("1"), Cell::text("2"), Cell::text("3")]);
        let table = Table::new(columns(), (0..rows).map(row).collect());
        html(
            &Doc { blocks: vec![Block::Folded(1, String::new(), vec![Block::Table(table)])], ..Doc::default() },
            Lang::En,
        )
    };
    assert!(page(2_001).contains("<main id=\"main\" class=\"large\">"));
    assert!(page(2_000).contains("<main id=\"main\">"));
}

#[test]
fn a_paper_has_a_title_contents_and_sections_within_sections() {
    let body = body(&paper("sv"), Lang::Sv);
    let (before, main) = body.split_once("<div class=\"chapters\">").expect("chapters");
    let expected = " class=\"paper\" id=\"top\">\n<a class=\"skip\" href=\"#main\">Hoppa till innehållet</a>\n\
        <header>\n<p class=\"author\">Region Ö &amp; Co</p>\n<h1>Kulturplan &lt;2024&gt;</h1>\n\
        <p class=\"subtitle\">Uppföljning 2024</p>\n<p class=\"lede\">How it goes</p>\n\
        <dl>\n<dt>Framställd</dt><dd>1 mars 2025</dd>\n</dl>\n</header>\n<main id=\"main\">\n\
        <nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Innehåll</h2>\n<ul role=\"list\">\n\
        <li><a href=\"#sa-foljs-planen-upp\">Så följs planen upp</a></li>\n\
        <li><a href=\"#4.1\">4.1 Mål</a>\n<details>\n<summary>Avsnitt</summary>\n<ul role=\"list\">\n\
        <li><a href=\"#4.1.3\">4.1.3 Prioritering</a></li>\n</ul>\n</details>\n</li>\n\
        <li><a href=\"#per-ansvarig\">Per ansvarig</a></li>\n</ul>\n</nav>\n";
    assert_eq!(before, expected);
    let (_, main) = main.split_once("</form>\n").expect("controls");
    let expected = "<section>\n<h2 id=\"sa-foljs-planen-upp\">Så följs planen upp</h2>\n</section>\n\
        <section>\n<h2 id=\"4.1\">4.1 Mål</h2>\n<section>\n<h3 id=\"4.1.3\">4.1.3 Prioritering</h3>\n\
        <div class=\"quoted\">\n<p>Avsätta</p>\n<p>medel</p>\n</div>\n\
        <table class=\"stacked\">\n<caption>Aktiviteter &lt;1&gt;</caption>\n";
    assert!(main.starts_with(expected), "{main}");
    let end = "<p class=\"links\">Se även: <a href=\"#4.1.3\">4.1.3 Prioritering</a>, 5.1</p>\n";
    assert!(main.contains(end), "{main}");
    assert_eq!(main.matches("<section>").count(), main.matches("</section>").count());
}

#[test]
fn what_comes_before_the_first_chapter_is_page_one_and_stands_above_the_contents() {
    let mut doc = paper("sv");
    doc.blocks.insert(0, Block::Heading(Heading::new(2, "Off track")));
    let body = body(&doc, Lang::Sv);
    let (front, rest) = body.split_once("<nav ").expect("contents");
    assert!(
        front.contains("<div class=\"front\">\n<section>\n<h2 id=\"off-track\">Off track</h2>\n</section>\n</div>")
    );
    assert!(!rest.contains("Off track"), "{rest}");
}

#[test]
fn a_row_is_found_by_its_name_and_leads_to_itself() {
    let body = body(&paper("sv"), Lang::Sv);
    let row = "<tr id=\"4.1.3-2\" data-picks=\"0,0 1\"><th scope=\"row\" class=\"unbroken\"><a href=\"#4.1.3-2\">4.1.3-2</a></th>\
        <td data-label=\"Aktivitet\">Utreda<br>&lt;b&gt;</td>\
        <td data-label=\"Status\"><span class=\"red unbroken\">✗ Rött</span></td></tr>\n";
    assert!(body.contains(row), "{body}");
    assert!(body.contains("<tr><th scope=\"row\" class=\"unbroken\"><a href=\"#4.1.3-2\">4.1.3-2</a></th>"), "{body}");
}

#[test]
fn what_is_picked_by_is_offered_in_the_language_of_the_page_once_the_script_runs() {
    let body = body(&paper("sv"), Lang::En);
    let (_, form) = body.split_once("<form ").expect("controls");
    let (form, _) = form.split_once("</form>").expect("their end");
    assert!(form.starts_with("class=\"filter\" role=\"search\" aria-label=\"Choose what to show\" "), "{form}");
    assert!(form.contains("data-some=\"Showing {shown} of {all}\"") && form.contains(" hidden>"), "{form}");
    let select = "<label><span>Mål</span> <select name=\"goal\" data-also=\"mål\" data-facet=\"0\">\n\
        <option value=\"\">All</option>\n<option value=\"4.1\" lang=\"sv\">4.1</option>\n\
        <option value=\"&lt;4.2&gt;\" lang=\"sv\">&lt;4.2&gt;</option>\n</select></label>";
    assert!(form.contains(select) && form.contains("<option value=\"rött\">Rött</option>"), "{form}");
}

#[test]
fn the_plans_words_are_marked_where_the_page_is_in_another_language() {
    let english = body(&paper("sv"), Lang::En);
    for part in [
        "<h1 lang=\"sv\">",
        "<a href=\"#4.1\" lang=\"sv\">",
        "<h3 id=\"4.1.3\" lang=\"sv\">",
        "<div class=\"quoted\" lang=\"sv\">",
        "<td lang=\"sv\" data-label=\"Aktivitet\">",
    ] {
        assert!(english.contains(part), "{part} in {english}");
    }
    assert!(!body(&paper("sv-SE"), Lang::Sv).contains(" lang="));
    assert!(!body(&paper("\"><script>"), Lang::Sv).contains(" lang="));
}

#[test]
fn numbers_keep_their_shape_and_have_short_headers() {
    let columns = vec![Column::wrapping("Mål"), Column::number("✗ Rött").narrow("✗"), Column::short("")];
    let bar = Cell::Bar(vec![BarSegment::solid('●', Tone::Green, 2)]);
    let rows = vec![Row::total(vec![Cell::text("<4.1>"), Cell::text(2), bar])];
    let mut doc = Doc::default();
    doc.table(Table::new(columns, rows));
    let body = body(&doc, Lang::Sv);
    let expected = "<table class=\"compact\">\n<thead><tr><th scope=\"col\">Mål</th><th scope=\"col\" class=\"number\">\
        <span class=\"full\">✗ Rött</span><span class=\"short\" aria-hidden=\"true\">✗</span></th><td></td></tr></thead>\n\
        <tbody>\n<tr class=\"total\"><th scope=\"row\">&lt;4.1&gt;</th><td class=\"number\" data-label=\"✗ Rött\">2</td><td><svg class=\"bar\"";
    assert!(body.contains(expected), "{body}");
}

#[test]
fn a_long_word_or_status_is_broken_and_a_short_one_is_not() {
    let columns = vec![Column::short("Id"), Column::wrapping("Text"), Column::number("Antal")];
    let row = |words: &str| {
        let cells = [Cell::text(words), Cell::Toned(words.to_owned(), Tone::Blue), Cell::text(words)];
        let mut doc = Doc::default();
        doc.table(Table::new(columns.clone(), vec![Row::new(cells.into())]));
        body(&doc, Lang::Sv)
    };
    let long = row(&"å".repeat(31));
    assert!(
        long.contains("<th scope=\"row\" class=\"long\">") && long.contains(" class=\"long\"><span class=\"blue\">")
    );
    assert_eq!(long.matches("class=\"long\"").count(), 2, "a number has a class already: {long}");
    assert!(!row(&"å ".repeat(50)).contains("class=\"long\""));
    assert!(row(&"å".repeat(20)).contains("<span class=\"blue unbroken\">"));
}

#[test]
fn a_chart_is_a_drawing_and_numbers_where_none_stand_beside_it() {
    let series = vec![Series { name: "Rött".to_owned(), symbol: '✗', tone: Tone::Red, pattern: Pattern::Solid }];
    let chart = Chart { title: "Status".to_owned(), axis: "Mål".to_owned(), series, bars: vec![], is_told: false };
    let told = Chart { is_told: true, ..chart.clone() };
    let doc = Doc { blocks: vec![Block::Chart(chart), Block::Chart(told)], ..Doc::default() };
    let body = body(&doc, Lang::Sv);
    assert!(body.contains("aria-labelledby=\"drawing:1-title drawing:1-desc\""), "{body}");
    assert!(body.contains("aria-labelledby=\"drawing:1-2-title drawing:1-2-desc\""), "{body}");
    assert_eq!(body.matches("<summary>I siffror</summary>\n<table ").count(), 1, "{body}");
}

#[test]
fn a_part_that_folds_ends_no_section_outside() {
    let mut doc = Doc::default();
    doc.heading(1, "One");
    let within = vec![Block::Heading(Heading::new(1, "Two")), Block::Text("text".into())];
    doc.blocks.push(Block::Folded(2, "More".to_owned(), within));
    doc.text("after");
    let body = body(&doc, Lang::En);
    let expected = "<section>\n<h1>One</h1>\n<details open>\n<summary><h2>More</h2></summary>\n<section>\n<h1>Two</h1>\n\
        <p>text</p>\n</section>\n</details>\n<p>after</p>\n</section>\n</div>\n</main>";
    assert!(body.contains(expected), "{body}");
}

fn written(depths: &[usize]) -> String {
    let branch = |depth: &usize| Branch { depth: *depth, text: depth.to_string(), is_heading: false, tone: None };
    let mut out = String::new();
    write_tree(&mut out, &depths.iter().map(branch).collect::<Vec<_>>());
    out.replace('\n', "").replace(" role=\"list\"", "")
}

#[test]
fn lists_stand_in_the_items_they_hang_under() {
    assert_eq!(written(&[]), "");
    assert_eq!(written(&[0, 0]), "<ul><li>0</li><li>0</li></ul>");
    assert_eq!(written(&[0, 1, 2, 0]), "<ul><li>0<ul><li>1<ul><li>2</li></ul></li></ul></li><li>0</li></ul>");
    assert_eq!(
        written(&[0, 1, 1, 0, 3]),
        "<ul><li>0<ul><li>1</li><li>1</li></ul></li><li>0<ul><li>3</li></ul></li></ul>"
    );
}
