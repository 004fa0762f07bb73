// Lucene as a peer of the benchmarks: the same articles, positions and stored
// text, the standard analyzer without stop words.
//
//   LucenePeer index CORPUS.tsv DIR THREADS
//   LucenePeer query QUERIES.tsv DIR

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.MMapDirectory;

public class LucenePeer {
  private static final int BATCH = 64;
  private static final List<String> END = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    if (args[0].equals("index")) {
      index(Paths.get(args[1]), Paths.get(args[2]), Integer.parseInt(args[3]));
    } else {
      query(Paths.get(args[1]), Paths.get(args[2]));
    }
  }

  private static Document document(String line) {
    String[] field = line.split("\t", 5);  // id, lang, date, title, text
    Document document = new Document();
    document.add(new StringField("id", field[0], Field.Store.YES));
    document.add(new StringField("lang", field[1], Field.Store.YES));
    document.add(new StringField("date", field[2], Field.Store.YES));
    document.add(new TextField("title", field[3], Field.Store.YES));
    document.add(new TextField("text", field[4], Field.Store.YES));
    return document;
  }

  private static void index(Path corpus, Path dir, int threads)
      throws Exception {
    IndexWriterConfig config =
        new IndexWriterConfig(new StandardAnalyzer(CharArraySet.EMPTY_SET));
    config.setRAMBufferSizeMB(256);
    IndexWriter writer = new IndexWriter(new MMapDirectory(dir), config);
    ArrayBlockingQueue<List<String>> queue = new ArrayBlockingQueue<>(16);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < threads; ++i) {
      workers.add(pool.submit(() -> {
        for (List<String> batch; (batch = queue.take()) != END;) {
          for (String line : batch) writer.addDocument(document(line));
        }
        queue.put(END);
        return null;
      }));
    }
    try (BufferedReader in =
             Files.newBufferedReader(corpus, StandardCharsets.UTF_8)) {
      List<String> batch = new ArrayList<>();
      for (String line; (line = in.readLine()) != null;) {
        batch.add(line);
        if (batch.size() == BATCH) {
          queue.put(batch);
          batch = new ArrayList<>();
        }
      }
      queue.put(batch);
      queue.put(END);
    }
    for (Future<?> worker : workers) worker.get();
    pool.shutdown();
    writer.close();
  }

  private static Query parse(String kind, String[] words) {
    if (kind.equals("prefix")) return new PrefixQuery(term(words[0]));
    if (words.length == 1) return new TermQuery(term(words[0]));
    if (kind.equals("phrase")) {
      PhraseQuery.Builder phrase = new PhraseQuery.Builder();
      for (String word : words) phrase.add(term(word));
      return phrase.build();
    }
    BooleanClause.Occur occur = kind.startsWith("and")
        ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD;
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String word : words) all.add(new TermQuery(term(word)), occur);
    return all.build();
  }

  private static Term term(String word) { return new Term("text", word); }

  // Prints kind and milliseconds of each query, of the third of three passes.
  private static void query(Path queries, Path dir) throws Exception {
    IndexSearcher searcher =
        new IndexSearcher(DirectoryReader.open(new MMapDirectory(dir)));
    searcher.setQueryCache(null);
    List<String> lines = Files.readAllLines(queries, StandardCharsets.UTF_8);
    for (int pass = 1; pass <= 3; ++pass) {
      for (String line : lines) {
        String[] field = line.split("\t", 2);
        long start = System.nanoTime();
        TopScoreDocCollector top = TopScoreDocCollector.create(10, 1000);
        searcher.search(parse(field[0], field[1].split(" ")), top);
        int found = top.topDocs().scoreDocs.length;
        double ms = (System.nanoTime() - start) / 1e6;
        if (pass == 3) System.out.println(field[0] + "\t" + ms + "\t" + found);
      }
    }
  }
}
