//! What tantivy needs for the claims of a pack: `crossread-bench-tantivy CLAIMS SENTENCES FOLDER` indexes the texts of one JSON list and
//! seeks those of the other. Prints one object: `build` and `retrieve` in milliseconds, `bytes` of the index, `found` claims.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};
use cpu_time::ThreadTime;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Language, LowerCaser, SimpleTokenizer, StopWordFilter, TextAnalyzer};
use tantivy::{Index, IndexWriter, Searcher, Term, doc};

/// As in benches/scale: claims that a sentence may bring, and turns of which the median counts.
const TOP: usize = 32;
const TURNS: usize = 9;
/// Both cores, as the builder of packs has them.
const THREADS: usize = 2;
const MEMORY: usize = 200_000_000;
const TOKENIZER: &str = "en_stop";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [claims, sentences, folder] = &arguments[..] else {
        anyhow::bail!("usage: crossread-bench-tantivy CLAIMS SENTENCES FOLDER");
    };
    let (claims, sentences) = (texts(claims)?, texts(sentences)?);
    let folder = Path::new(folder);
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;

    let mut schema = Schema::builder();
    let indexing =
        TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(IndexRecordOption::WithFreqs);
    // A card shows the text, so it is kept.
    let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing) | STORED);
    let started = Instant::now();
    let index = Index::create_in_dir(folder, schema.build())?;
    index.tokenizers().register(TOKENIZER, analyzer()?);
    let mut writer: IndexWriter = index.writer_with_num_threads(THREADS, MEMORY)?;
    for claim in &claims {
        writer.add_document(doc!(text => claim.as_str()))?;
    }
    writer.commit()?;
    // One segment, as a pack is one: the quickest to search.
    writer.merge(&index.searchable_segment_ids()?).wait()?;
    writer.wait_merging_threads()?;
    let build = started.elapsed().as_secs_f64() * 1000.0;

    let reader = index.reader()?;
    let searcher = reader.searcher();
    let found: usize = retrieve(&searcher, text, &sentences)?;
    let mut times = Vec::new();
    for _ in 0..TURNS {
        let started = ThreadTime::now();
        black_box(retrieve(&searcher, text, &sentences)?);
        times.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let mut bytes = 0;
    for file in fs::read_dir(folder)? {
        bytes += file?.metadata()?.len();
    }
    println!(
        "{}",
        serde_json::json!({ "build": build, "retrieve": times[TURNS / 2], "bytes": bytes, "found": found })
    );
    Ok(())
}

fn texts(path: &str) -> Result<Vec<String>> {
    Ok(serde_json::from_slice(&fs::read(path).with_context(|| path.to_owned())?)?)
}

fn analyzer() -> Result<TextAnalyzer> {
    let stop = StopWordFilter::new(Language::English).context("no English stop words")?;
    Ok(TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).filter(stop).build())
}

/// Seeks each sentence by all its words, any of which may do; how many claims came back.
fn retrieve(searcher: &Searcher, text: Field, sentences: &[String]) -> Result<usize> {
    let mut analyzer = analyzer()?;
    let mut found = 0;
    for sentence in sentences {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut stream = analyzer.token_stream(sentence);
        while let Some(token) = stream.next() {
            let term = Term::from_field_text(text, &token.text);
            clauses.push((Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))));
        }
        found += searcher.search(&BooleanQuery::new(clauses), &TopDocs::with_limit(TOP).order_by_score())?.len();
    }
    Ok(found)
}
