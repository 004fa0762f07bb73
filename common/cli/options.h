// The options of a program: groups, a help page with examples, and errors that
// say what was probably meant.
//
//   Options options("dizin-index", "--db DIR PATH…", "Puts articles in.");
//   options.Group("What to index")
//       .Value("db", "DIR", &db, "the database; made if missing")
//       .Number("shards", "N", &shards, 1, 64, "number of parts")
//       .Positional(&paths);
//   if (options.Parse(argc, argv) == Options::Next::kStop) return kDone;
//
// Values come as `--name value` or `--name=value`, short names as `-n 10` or
// `-n10`; `--` ends the options and `-` alone is a positional. Names are never
// guessed from a prefix. `--help` and `--version` are there by themselves.
//
// What is given twice: the last one counts, except for lists. Variables keep
// what they held before where an option is not given: that is the default.

#ifndef DIZIN_COMMON_CLI_OPTIONS_H_
#define DIZIN_COMMON_CLI_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dizin::cli {

class Options {
 public:
  enum class Next : std::uint8_t {
    kRun,
    kStop  // --help or --version was asked for, and answered on stdout
  };

  // `usage` is what follows the program's name in the usage line.
  Options(std::string program, std::string usage, std::string summary);
  Options(const Options&) = delete;
  Options& operator=(const Options&) = delete;

  // What is added from here on is listed under `title`.
  Options& Group(std::string title);

  // `name` is "sync", or "limit,n" with a one-letter form. Everything `out`
  // points to must outlive Parse().
  Options& Flag(std::string_view name, bool* out, std::string help);
  Options& Value(std::string_view name, std::string value_name,
                 std::string* out, std::string help);
  // May be given several times.
  Options& List(std::string_view name, std::string value_name,
                std::vector<std::string>* out, std::string help);
  Options& Number(std::string_view name, std::string value_name,
                  std::uint64_t* out, std::uint64_t least, std::uint64_t most,
                  std::string help);
  // Bytes: 4096, 64K, 512M, 2G (powers of 1024), also with a final B or iB.
  Options& Bytes(std::string_view name, std::string value_name,
                 std::uint64_t* out, std::string help);
  // 10 or 0.25; not negative.
  Options& Seconds(std::string_view name, std::string value_name, double* out,
                   std::string help);
  Options& Choice(std::string_view name, std::vector<std::string> choices,
                  std::string* out, std::string help);
  // Anything else: `parse` throws Error(kUsage) on a value it does not like.
  Options& Parsed(std::string_view name, std::string value_name,
                  std::function<void(const std::string&)> parse,
                  std::string help);
  // All that is not an option. At most one call.
  Options& Positional(std::vector<std::string>* out);

  // Where an option is not given on the command line, the environment variable
  // stands for it (unless it is empty), and else what the config file says
  // (config.h; in it a flag is yes or no). Neither need exist.
  Options& FromEnvironment(std::string name, std::string variable);
  Options& FromFile(std::string path);

  // Shown at the end of the help page, in this order.
  Options& Example(std::string command, std::string meaning);
  Options& Note(std::string paragraph);

  // Throws Error(kUsage): an unknown option (with the nearest known one), a
  // value that is missing, not wanted or not allowed; and what ReadConfig()
  // does.
  Next Parse(int argc, const char* const* argv);

  // True if Parse() met the option, by its long name.
  bool Given(std::string_view name) const;

  // The help page, in lines of at most `width` columns where words allow.
  std::string Help(std::size_t width) const;

 private:
  struct Spec {
    std::string name;
    std::string short_name;  // one letter, or empty
    std::string value_name;  // empty: a flag
    std::string help;
    std::size_t group;
    bool given = false;
    std::function<void(const std::string&)> take;
  };
  struct Paragraph {
    std::string command;  // empty: a note
    std::string text;
  };

  void Apply(const std::vector<std::string>& arguments);
  void ApplyEnvironment();
  void ApplyFile();
  Spec* Find(std::string_view name);
  void Take(std::string_view name, const std::string& value);
  std::string Suggestion(std::string_view unknown) const;
  void AppendOption(const Spec& spec, std::size_t width,
                    std::string* page) const;
  void AppendTail(std::size_t width, std::string* page) const;

  std::string program_;
  std::string usage_;
  std::string summary_;
  std::vector<std::string> groups_;  // the first one is shown last
  std::vector<Spec> specs_;
  std::vector<std::string>* positional_ = nullptr;
  std::vector<Paragraph> tail_;
  std::vector<std::pair<std::string, std::string>> variables_;  // of options
  std::string config_;
  bool help_ = false;
  bool version_ = false;
};

// 4096, 64K, 512M, 2G as bytes. Throws Error(kUsage).
std::uint64_t ParseBytes(std::string_view text);

}  // namespace dizin::cli

#endif  // DIZIN_COMMON_CLI_OPTIONS_H_
