// See arguments.h. CLI11 throws; no other part of the program may.
#include "platform/cli/arguments.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string_view>

#include "app/take_home/take_home.h"
#include "core/shown_text.h"
#include "data/import/picture_report.h"
#include "platform/cli/argument_errors.h"
#include "platform/cli/closest.h"
#include "platform/cli/files.h"
#include "platform/cli/output.h"

namespace platform {
namespace {

// Of whatever option: an empty value mostly comes from an empty variable of a script.
constexpr const char* kEmpty = "is empty; give it a value, or leave it out";

// What check() has to say about a value that is not empty; empty if it is good. The name stands in the help.
template <class Check>
CLI::Validator checked(Check check, std::string name) {
    return CLI::Validator([check](std::string& text) -> std::string { return text.empty() ? kEmpty : check(text); },
                          std::move(name));
}

// A check that answers with our own sentence. Whole numbers only, from low to high.
CLI::Validator whole_number(long low, long high) {
    return checked(
        [low, high](std::string& text) -> std::string {
            char* end = nullptr;
            const long number = std::strtol(text.c_str(), &end, 10);  // the largest there is, if it is larger
            const bool read = *end == 0 && end != text.c_str();
            if (read && number >= low && number <= high) return {};
            const std::string range = "a whole number from " + std::to_string(low) + " to " + std::to_string(high);
            if (!read) return core::quoted(text) + " is not " + range;
            return core::quoted(text) + " is too " + (number > high ? "large" : "small") + "; give " + range;
        },
        "N");
}

// "1200x900" into two numbers; false if it is nothing of the kind.
bool read_size(const std::string& text, int& width, int& height) {
    int end = 0;
    int w = 0;
    int h = 0;
    const int found = std::sscanf(text.c_str(), "%5dx%5d%n", &w, &h, &end);
    const bool whole = found == 2 && static_cast<std::size_t>(end) == text.size();
    if (!whole || w < 320 || h < 320 || w > 8192 || h > 8192) return false;
    width = w;
    height = h;
    return true;
}

CLI::Validator picture_size() {
    return checked(
        [](std::string& text) -> std::string {
            int width = 0;
            int height = 0;
            if (read_size(text, width, height)) return {};
            return core::quoted(text) + " is not a size like 1200x900, each side from 320 to 8192 pixels";
        },
        "WxH");
}

CLI::Validator scale_of_picture() {
    return checked(
        [](std::string& text) -> std::string {
            char* end = nullptr;
            const double scale = std::strtod(text.c_str(), &end);
            if (end != text.c_str() && *end == 0 && scale >= 1 && scale <= 4) return {};
            return core::quoted(text) + " is not a number from 1 to 4";
        },
        "N");
}

CLI::Validator some_text() {
    return checked([](std::string&) { return std::string(); }, "");
}

// A text that is no file: where one is given all the same, the sentence says where it belongs.
CLI::Validator no_file(const std::string& what) {
    return checked(
        [what](std::string& text) -> std::string {
            if (text == "-") return "\"-\" is not " + what + "; only --spec and --data read standard input";
            if (!is_file(text)) return "";
            return core::quoted(text) + " is a file, not " + what + "; an experiment in JSON is given behind --spec";
        },
        "");
}

CLI::Validator backend() {
    return checked(
        [](std::string& text) -> std::string {
            if (text == "cpu" || text == "webgl" || text == "auto") return {};
            return "there is no backend " + core::quoted(text) + "; choose cpu, webgl or auto";
        },
        "BACKEND");
}

CLI::Validator style_of_map() {
    return checked(
        [](std::string& text) -> std::string {
            if (text == "chart" || text == "fantasy") return {};
            return "there is no style " + core::quoted(text) + "; choose chart or fantasy";
        },
        "STYLE");
}

CLI::Validator side_of_pictures() {
    return checked(
        [](std::string& text) -> std::string {
            for (const int side : data::kPictureSides)
                if (text == std::to_string(side)) return {};
            return "pictures cannot be shrunk to " + core::quoted(text) + " pixels a side; choose 16, 24 or 32";
        },
        "N");
}

CLI::Validator kind_of_text() {
    return checked(
        [](std::string& text) -> std::string {
            if (text == "table" || text == "lines" || text == "corpus") return {};
            return "plain text cannot be taken for " + core::quoted(text) + "; choose table, lines or corpus";
        },
        "KIND");
}

void take_size(CLI::App& command, const char* help, int& width, int& height) {
    command
        .add_option_function<std::string>(
            "--size", [&width, &height](const std::string& text) { read_size(text, width, height); }, help)
        ->check(picture_size());
}

// How own data are read; returns the options.
std::vector<CLI::Option*> take_reading(CLI::App& command, DataArguments& to) {
    return {command
                .add_option("--side", to.side,
                            "Pixels a side to which your own pictures are shrunk: 16, 24 (default) or 32; inspect "
                            "says what it costs")
                ->check(side_of_pictures()),
            command
                .add_option("--text-as", to.text_as,
                            "What your own plain text is taken for: table, lines (a thing a line) or corpus (running "
                            "text, whose words are things)")
                ->check(kind_of_text()),
            command
                .add_option("--missing", to.missing,
                            "A word that counts as missing in your own data, such as -999; may be given several times")
                ->allow_extra_args(false)
                ->check(some_text()),
            command
                .add_option("--not-missing", to.values,
                            "A word that counts as a value, such as NA for Namibia; may be given several times")
                ->allow_extra_args(false)
                ->check(some_text()),
            command
                .add_option("--word", to.words,
                            "A word of running text that is a thing although it would be left out, such as the; may "
                            "be given several times")
                ->allow_extra_args(false)
                ->check(some_text()),
            command
                .add_option("--not-word", to.no_words,
                            "A word of running text that is left out; may be given several times")
                ->allow_extra_args(false)
                ->check(some_text())};
}

// --spec, --link, --dataset and --data: one of them, or none.
template <class To>
void take_experiment(CLI::App& command, To& to) {
    auto* spec = command.add_option("--spec", to.spec_file, "The experiment as a JSON file (- reads standard input)")
                     ->check(some_text());
    auto* link = command.add_option("--link", to.link, "The experiment as a link's text, what stands behind the #")
                     ->check(no_file("a link"));
    auto* dataset = command.add_option("--dataset", to.dataset, "A data set with its default experiment (see: list)")
                        ->check(no_file("a data set"));
    auto* data = command
                     .add_option("--data", to.data.files,
                                 "Your own data: a table, text, JSON, NumPy or word vectors; twice for vectors and "
                                 "their labels; pictures, a folder or a zip of them (- reads standard input)")
                     ->check(some_text());
    command.add_option("--target", to.data.target, "With --data: the column to learn (default: the last category)")
        ->check(some_text())
        ->needs(data);
    command.add_flag("--leave-out", to.data.leave_out, "With --data: leave out the lines that cannot be read")
        ->needs(data);
    for (CLI::Option* option : take_reading(command, to.data)) option->needs(data);
    spec->excludes(link)->excludes(dataset)->excludes(data);
    link->excludes(dataset)->excludes(data);
    dataset->excludes(data);
}

// An experiment that was saved trains on; --seed would begin anew.
template <class To>
void take_saved(CLI::App& command, To& to) {
    auto* saved = command
                      .add_option("--experiment", to.experiment,
                                  "An experiment that was saved whole (export --as experiment): it trains on")
                      ->check(some_text());
    for (const char* other : {"--spec", "--link", "--dataset", "--data", "--seed"})
        saved->excludes(command.get_option(other));
}

void describe_train(CLI::App& app, TrainArguments& to) {
    CLI::App* train = app.add_subcommand("train", "Train a map without a window and say what it learned");
    take_experiment(*train, to);
    train->add_option("--steps", to.steps, "Training steps, 0 to 100000000 (default 2000)")
        ->check(whole_number(0, 100000000));
    train->add_option("--seed", to.seed, "Another seed than the experiment's: other weights, other held-out things")
        ->check(whole_number(-1000000000, 1000000000));  // the schema knows the real range, and says it
    take_saved(*train, to);
    train
        ->add_option(
            "--backend", to.backend,
            "Where steps are done: cpu (default), webgl (the graphics card), auto (whichever wins a short race)")
        ->check(backend());
    train->add_flag("--json", to.json, "Print one JSON object instead of a text");
    train->add_flag("--bits", to.bits, "Say how many bits of each attribute each layer keeps");
    train->add_option("--map", to.map_file, "Make a picture of the map: a file that ends in .png or .svg")
        ->check(some_text());
    train->add_option("--tsv", to.tsv_file, "Write places and answers into this file, one line a thing")
        ->check(some_text());
    take_size(*train, "Size of the map's picture (default 1200x900)", to.width, to.height);
    train->add_option("--scale", to.scale, "Pixels of a PNG for each pixel of its size, 1 to 4 (default 1)")
        ->check(scale_of_picture());
    train->add_option("--style", to.map_style, "chart or fantasy (default: the experiment's)")->check(style_of_map());
    auto* light = train->add_flag("--light", to.light, "Paint the map on light ground");
    train->add_flag("--dark", to.dark, "Paint the map on dark ground")->excludes(light);
}

void describe_list(CLI::App& app, ListArguments& to) {
    CLI::App* list = app.add_subcommand("list", "Say what an experiment can be made of");
    list->add_option("what", to.what,
                     "datasets, losses, layers, activations, optimisers, fields or lessons (default: all)")
        ->check(checked(
            [](std::string& text) -> std::string {
                for (const char* known :
                     {"datasets", "losses", "layers", "activations", "optimisers", "fields", "lessons"}) {
                    if (text == known) return {};
                }
                return core::quoted(text) +
                       " cannot be listed; choose datasets, losses, layers, activations, optimisers, fields or "
                       "lessons";
            },
            "WHAT"));
    list->add_flag("--json", to.json, "Print JSON instead of a text");
}

// "1,2,3" or "1-10" into numbers; false if it is nothing of the kind.
bool read_seeds(const std::string& text, std::vector<int>& seeds) {
    const char* at = text.c_str();
    while (true) {
        int from = 0, to = 0, read = 0;
        if (std::sscanf(at, "%6d%n", &from, &read) != 1 || from < 0) return false;
        at += read;
        to = from;
        if (*at == '-') {
            if (std::sscanf(at, "-%6d%n", &to, &read) != 1 || to < from || to - from > 1000) return false;
            at += read;
        }
        for (int seed = from; seed <= to; ++seed) seeds.push_back(seed);
        if (*at == 0) return true;
        if (*at++ != ',') return false;
    }
}

// "1/2" into numbers; false if it is nothing of the kind.
bool read_share(const std::string& text, Share& share) {
    int read = 0;
    const int found = std::sscanf(text.c_str(), "%3d/%3d%n", &share.number, &share.n, &read);
    return found == 2 && text.c_str()[read] == 0 && share.number >= 1 && share.number <= share.n;
}

void describe_check(CLI::App& app, CheckArguments& to) {
    CLI::App* check = app.add_subcommand("check", "Play every lesson and try its claims");
    check->add_option("--lesson", to.lesson, "Only the lesson with this id (see: list lessons)")->check(some_text());
    check
        ->add_option_function<std::string>(
            "--seeds", [&to](const std::string& text) { read_seeds(text, to.seeds); },
            "Seeds to try, as 1,2,5 or 1-10 (default 1-10)")
        ->check(checked(
            [](std::string& text) -> std::string {
                std::vector<int> seeds;
                if (read_seeds(text, seeds)) return {};
                return core::quoted(text) + " are no seeds; write them as 1,2,5 or 1-10";
            },
            "A,B"));
    check
        ->add_option_function<std::string>(
            "--share", [&to](const std::string& text) { read_share(text, to.share); },
            "Only every N-th lesson, from the K-th on, for processes that share the work (default 1/1)")
        ->check(checked(
            [](std::string& text) -> std::string {
                Share share;
                return read_share(text, share) ? ""
                                               : core::quoted(text) + " is no share; the first of two is written 1/2";
            },
            "K/N"));
    check->add_flag("--json", to.json, "Print one JSON object instead of a text");
}

void describe_sweep(CLI::App& app, SweepArguments& to) {
    CLI::App* sweep = app.add_subcommand("sweep", "Train many maps at once, over one lever or two, and compare them");
    take_experiment(*sweep, to);
    sweep
        ->add_option("--axis", to.axes,
                     "A lever and its values: lr=0.01,0.1 or losses.0.weight=0..1/5; the first goes across, a second "
                     "down")
        ->take_all()
        ->check(some_text());
    sweep->add_option("--seeds", to.seeds, "So many seeds as an axis, and how far their maps agree")
        ->check(whole_number(2, 64));
    sweep->add_option("--steps", to.steps, "Training steps of each map, 0 to 100000000 (default 1000)")
        ->check(whole_number(0, 100000000));
    sweep->add_option("--bits", to.bits, "Say how many bits of this attribute each map keeps")->check(some_text());
    sweep->add_option("--map", to.map_file, "Make a picture of all maps side by side: a file that ends in .png")
        ->check(some_text());
    sweep->add_flag("--dark", to.dark, "Paint the maps on dark ground");
    sweep->add_flag("--json", to.json, "Print one JSON object instead of a text");
}

CLI::Validator kind_of_export() {
    return checked(
        [](std::string& text) -> std::string {
            if (app::find_take_home(text) != nullptr) return {};
            std::string known;
            std::vector<std::string> ids;
            for (const app::TakeHomeRow* row : app::take_home_table()) ids.emplace_back(row->id);
            for (const std::string& id : ids) known += (known.empty() ? "" : ", ") + id;
            const std::string meant = closest(text, ids);
            return core::quoted(text) + " cannot be exported" +
                   (meant.empty() ? "; choose one of: " : "; did you mean " + meant + "? There are: ") + known;
        },
        "KIND");
}

void describe_export(CLI::App& program, ExportArguments& to) {
    CLI::App* command = program.add_subcommand("export", "Train a map and write it as files that others read");
    std::string help = "What is written:";
    for (const app::TakeHomeRow* row : app::take_home_table()) help += "\n" + std::string(row->id);
    command->add_option("--as", to.kind, help)->required()->check(kind_of_export());
    command->add_option("-o,--output", to.file, "The file; others that belong to it are put beside it")
        ->required()
        ->check(some_text());
    take_experiment(*command, to);
    command->add_option("--steps", to.steps, "Training steps, 0 to 100000000 (default 2000)")
        ->check(whole_number(0, 100000000));
    command->add_option("--seed", to.seed, "Another seed than the experiment's")
        ->check(whole_number(-1000000000, 1000000000));
    take_saved(*command, to);
}

void describe_inspect(CLI::App& app, InspectArguments& to) {
    CLI::App* inspect =
        app.add_subcommand("inspect", "Say what is found in a file of your own, before it is trained on");
    inspect
        ->add_option("files", to.data.files,
                     "A table, text, JSON, NumPy or word vectors; two files for vectors and their labels; pictures, a "
                     "folder or a zip of them (- reads standard input)")
        ->required()
        ->check(some_text());
    take_reading(*inspect, to.data);
    inspect->add_flag("--json", to.json, "Print one JSON object instead of a text");
}

void describe_window(CLI::App& app, WindowArguments& to) {
    CLI::App* window = app.add_subcommand("window", "Open the playground in a window (what happens without a command)");
    window->add_option("--link", to.link, "The experiment to open, as a link's text")->check(no_file("a link"));
    take_size(*window, "Size of the window (default 1440x900)", to.width, to.height);
    auto* frames = window->add_option("--frames", to.frames, "Frames to draw before the screenshot (default 60)")
                       ->check(whole_number(1, 100000));
    auto* screenshot =
        window->add_option("--screenshot", to.screenshot, "Write this PNG after some frames and close the window")
            ->check(some_text());
    frames->needs(screenshot);
}

}  // namespace

std::optional<Arguments> parse_arguments(int argc, char** argv, int* exit_code) {
    Arguments arguments;
    CLI::App app("Embedscape: a playground for embeddings. Without a command it opens a window.", "embedscape");
    app.set_version_flag("--version", "embedscape " EMBEDSCAPE_VERSION, "Print the version");
    app.require_subcommand(0, 1);
    describe_train(app, arguments.train);
    describe_list(app, arguments.list);
    describe_check(app, arguments.check);
    describe_sweep(app, arguments.sweep);
    describe_export(app, arguments.take_home);
    describe_inspect(app, arguments.inspect);
    describe_window(app, arguments.window);
    // CLI11 would take the next argument for the value.
    for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
        const std::string_view typed = argv[i];
        if (typed.size() < 4 || !typed.starts_with("--") || typed.find('=') != typed.size() - 1) continue;
        complain(std::string(typed.substr(0, typed.size() - 1)) + " " + kEmpty + ".");
        *exit_code = kWrongInput;
        return std::nullopt;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool asked = error.get_exit_code() == 0;  // help, version
        if (asked) {
            std::ostringstream said;
            app.exit(error, said, said);
            print(said.str());
        } else {
            complain(argument_error(app, error));
        }
        *exit_code = asked ? 0 : kWrongInput;
        return std::nullopt;
    }
    if (app.got_subcommand("train")) arguments.command = Command::train;
    if (app.got_subcommand("list")) arguments.command = Command::list;
    if (app.got_subcommand("check")) arguments.command = Command::check;
    if (app.got_subcommand("sweep")) arguments.command = Command::sweep;
    if (app.got_subcommand("export")) arguments.command = Command::take_home;
    if (app.got_subcommand("inspect")) arguments.command = Command::inspect;
    return arguments;
}

}  // namespace platform
