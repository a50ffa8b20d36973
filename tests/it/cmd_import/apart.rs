//! Tests of entries outside cells: in text boxes, threaded comments, check boxes, headers and footers, extra rows and
//! other sheets. All of them are reported.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rust_xlsxwriter::{Image, Note as Comment, Shape, Url, Workbook};

use plan::sheet::Column;

use super::files::packed;
use super::sheet::{Sheet, ods_of};
use super::wild::parts;
use crate::common::{Program, assert_said};

/// An image of one pixel.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

/// Returns a workbook with entries outside its cells.
fn workbook(sheet: &Sheet) -> Vec<u8> {
    let mut book = Workbook::new();
    let lists = book.add_worksheet().set_name("Listor").expect("a name");
    lists.write_column(0, 0, ["Status", "Gult", "grönt"]).expect("cells");
    let page = book.add_worksheet().set_name("Blad").expect("a name");
    for (row, cells) in (0..).zip([&sheet.titles].into_iter().chain(&sheet.rows)) {
        for (column, text) in (0..).zip(cells) {
            page.write_string(row, column, text).expect("a cell");
        }
    }
    page.insert_shape(3, 3, &Shape::textbox().set_text("Ring Anna om det här")).expect("a shape");
    let picture = Image::new_from_buffer(&STANDARD.decode(PNG).expect("base64")).expect("a picture");
    page.insert_image(4, 3, &picture).expect("a picture");
    let note = Column::Note as u16;
    let minutes = Url::new("https://example.se/protokoll").set_text("Två kommuner återstår");
    page.write_url(1, note, minutes).expect("a link");
    page.write_url(2, note, Url::new("https://example.se/")).expect("a link");
    page.insert_note(2, Column::Note as u16, &Comment::new("[Trådad kommentar]")).expect("a comment");
    page.set_header("&L&\"Arial,Bold\"&14Anna && Bo har &Kff0000sett&K000000 detta&RSida &P av &N");
    page.set_footer("&LUppföljning 2025 – Kulturplan&R&P (&N)");
    let below = u32::try_from(sheet.rows.len()).expect("a few rows") + 2;
    page.write_string(below, 0, "Vi behöver mer tid till allt").expect("a cell");
    let other = book.add_worksheet().set_name("Mina frågor").expect("a name").set_hidden(true);
    other.write_string(1, 1, "Vem betalar?").expect("a cell");
    other.write_number(2, 1, 1200).expect("a cell");
    with_thread(&book.save_to_buffer().expect("a workbook"))
}

/// Turns the only comment into a thread with a reply, as Excel stores it, and adds a check box.
fn with_thread(book: &[u8]) -> Vec<u8> {
    let place = format!("{}3", char::from(b'A' + Column::Note as u8));
    let thread = format!(
        "<ThreadedComments xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\">\
         <threadedComment ref=\"{place}\" dT=\"2025-05-02T10:00:00\" personId=\"{{1}}\" id=\"{{2}}\"><text>Är det klart?</text></threadedComment>\
         <threadedComment ref=\"{place}\" dT=\"2025-05-03T10:00:00\" personId=\"{{3}}\" id=\"{{4}}\" parentId=\"{{2}}\"><text>Nej, i juni</text></threadedComment>\
         </ThreadedComments>"
    );
    let relations = "<Relationship Id=\"rId98\" Type=\"http://schemas.microsoft.com/office/2017/10/relationships/threadedComment\" Target=\"../threadedComments/threadedComment1.xml\"/>\
         <Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/ctrlProp\" Target=\"../ctrlProps/ctrlProp1.xml\"/></Relationships>";
    let control = "<formControlPr xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" objectType=\"CheckBox\" checked=\"Checked\" lockText=\"1\"/>";
    let mut all = parts(book);
    for (name, content) in &mut all {
        if name == "xl/worksheets/_rels/sheet2.xml.rels" {
            let text = String::from_utf8(content.clone()).expect("UTF-8");
            *content = text.replace("</Relationships>", relations).into_bytes();
        }
    }
    all.push(("xl/threadedComments/threadedComment1.xml".to_owned(), thread.into_bytes()));
    all.push(("xl/ctrlProps/ctrlProp1.xml".to_owned(), control.as_bytes().to_vec()));
    packed(&all.iter().map(|(name, content)| (&**name, &**content)).collect::<Vec<_>>())
}

/// Returns the same as saved by `LibreOffice`.
fn ods(sheet: &Sheet) -> Vec<u8> {
    let cell = |text: &String| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "</text:p><text:p>");
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: &Vec<String>| {
        format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
    };
    let rows: String = [&sheet.titles].into_iter().chain(&sheet.rows).map(row).collect();
    let link = |address: &str, text: &str| format!("<text:a xlink:href=\"{address}\">{text}</text:a>");
    let rows = rows.replacen("kommuner återstår", &link("https://example.se/protokoll", "kommuner återstår"), 1);
    let drawn = |text: &str| {
        format!("<draw:frame draw:name=\"T\"><draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame>")
    };
    let book = ods_of(&format!(
        "<table:table table:name=\"Listor\"><table:table-row>{}</table:table-row></table:table>\
         <table:table table:name=\"Blad\"><office:forms><form:form><form:checkbox form:label=\"Klart\" form:control-implementation=\"ooo:com.sun.star.form.component.CheckBox\"/></form:form></office:forms>\
         <table:shapes>{}<draw:frame><draw:image xlink:href=\"Pictures/1.png\"/></draw:frame><draw:frame><draw:object/><draw:image/></draw:frame><draw:custom-shape><text:p>Pil <text:span>hit</text:span></text:p></draw:custom-shape></table:shapes>{rows}\
         <table:table-row/><table:table-row>{}<table:table-cell>{}</table:table-cell></table:table-row></table:table>\
         <table:table table:name=\"Mina frågor\"><table:table-row>{}</table:table-row></table:table>",
        cell(&"Gult".to_owned()),
        drawn("Ring Anna om det här"),
        cell(&"Vi behöver mer tid till allt".to_owned()),
        drawn("Vid raden"),
        cell(&"Vem betalar?".to_owned()),
    ));
    let styles = "<office:document-styles><office:master-styles><style:master-page style:name=\"P\" style:display-name=\"PageStyle_Blad\">\
         <style:header><text:p>Anna &amp; Bo har <text:span>sett</text:span> detta</text:p></style:header>\
         <style:footer><style:region-left><text:p>Uppföljning 2025 – Kulturplan</text:p></style:region-left>\
         <style:region-right><text:p>Sida <text:page-number>1</text:page-number></text:p></style:region-right></style:footer>\
         </style:master-page></office:master-styles></office:document-styles>";
    let mut all = parts(&book);
    all.push(("styles.xml".to_owned(), styles.as_bytes().to_vec()));
    packed(&all.iter().map(|(name, content)| (&**name, &**content)).collect::<Vec<_>>())
}

#[test]
fn what_stands_in_no_cell_is_named() {
    let program = Program::in_copy_of_sample();
    let sheet = Sheet::of(&program).only(&["1.2.1-1", "1.2.1-5"]).with("1.2.1-5", Column::Status, "Grönt");
    program.write("svar.xlsx", workbook(&sheet));
    program.write("svar.ods", ods(&sheet));
    let csv = String::from_utf8(sheet.csv(b';')).expect("UTF-8").replacen('I', "Hej! Här kommer svaren;;;\r\nI", 1)
        + "\r\nVi behöver mer tid till allt;;;;;;;;;;;;\r\n";
    program.write("svar.csv", csv);
    let lines = ["svar.xlsx", "svar.xlsx --lang en", "svar.ods", "svar.ods --lang en", "svar.csv"];
    assert_said(lines.map(|line| program.run(&format!("import --dry-run {line}"))), "cmd_import/apart.txt");
}

#[test]
fn what_the_export_itself_has_is_not_named() {
    let program = Program::in_copy_of_sample();
    for line in
        ["export -o a.xlsx", "export -o a.xlsx --split owner --force", "export -o a.xlsx --lang en --all --force"]
    {
        program.run(line).fine();
        let answer = program.run("import a.xlsx --dry-run");
        assert!(answer.code == 0 && answer.err.is_empty(), "{answer}");
    }
}
