// See arguments.h. CLI11 throws; no other part of the program may.
#include "platform/cli/arguments.h"

#include <CLI/CLI.hpp>
#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>

namespace platform {
namespace {

// A check that answers with our own sentence. Whole numbers only, from low to high.
CLI::Validator whole_number(long low, long high) {
    return CLI::Validator(
        [low, high](std::string& text) -> std::string {
            char* end = nullptr;
            const long number = std::strtol(text.c_str(), &end, 10);
            const bool read = !text.empty() && *end == 0 && end != text.c_str();
            if (read && number >= low && number <= high) return {};
            return "\"" + text + "\" is not a whole number from " + std::to_string(low) + " to " + std::to_string(high);
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
    return CLI::Validator(
        [](std::string& text) -> std::string {
            int width = 0;
            int height = 0;
            if (read_size(text, width, height)) return {};
            return "\"" + text + "\" is not a size like 1200x900, each side from 320 to 8192 pixels";
        },
        "WxH");
}

CLI::Validator scale_of_picture() {
    return CLI::Validator(
        [](std::string& text) -> std::string {
            char* end = nullptr;
            const double scale = std::strtod(text.c_str(), &end);
            if (end != text.c_str() && *end == 0 && scale >= 1 && scale <= 4) return {};
            return "\"" + text + "\" is not a number from 1 to 4";
        },
        "N");
}

CLI::Validator backend() {
    return CLI::Validator(
        [](std::string& text) -> std::string {
            if (text == "cpu" || text == "webgl" || text == "auto") return {};
            return "There is no backend \"" + text + "\"; choose cpu, webgl or auto";
        },
        "BACKEND");
}

CLI::Validator style_of_map() {
    return CLI::Validator(
        [](std::string& text) -> std::string {
            if (text == "chart" || text == "fantasy") return {};
            return "There is no style \"" + text + "\"; choose chart or fantasy";
        },
        "STYLE");
}

void take_size(CLI::App& command, const char* help, int& width, int& height) {
    command
        .add_option_function<std::string>(
            "--size", [&width, &height](const std::string& text) { read_size(text, width, height); }, help)
        ->check(picture_size());
}

void describe_train(CLI::App& app, TrainArguments& to) {
    CLI::App* train = app.add_subcommand("train", "Train a map without a window and say what it learned");
    auto* spec = train->add_option("--spec", to.spec_file, "The experiment as a JSON file (- reads standard input)");
    auto* link = train->add_option("--link", to.link, "The experiment as a link's text, what stands behind the #");
    auto* dataset = train->add_option("--dataset", to.dataset, "A data set with its default experiment (see: list)");
    spec->excludes(link)->excludes(dataset);
    link->excludes(dataset);
    train->add_option("--steps", to.steps, "Training steps, 0 to 100000000 (default 2000)")
        ->check(whole_number(0, 100000000));
    train->add_option("--seed", to.seed, "Another seed than the experiment's: other weights, other held-out things")
        ->check(whole_number(-1000000000, 1000000000));  // the schema knows the real range, and says it
    train
        ->add_option(
            "--backend", to.backend,
            "Where steps are done: cpu (default), webgl (the graphics card), auto (whichever wins a short race)")
        ->check(backend());
    train->add_flag("--json", to.json, "Print one JSON object instead of a text");
    train->add_flag("--bits", to.bits, "Say how many bits of each attribute each layer keeps");
    train->add_option("--map", to.map_file, "Make a picture of the map: a file that ends in .png or .svg");
    train->add_option("--tsv", to.tsv_file, "Write places and answers into this file, one line a thing");
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
        ->check(CLI::Validator(
            [](std::string& text) -> std::string {
                for (const char* known :
                     {"datasets", "losses", "layers", "activations", "optimisers", "fields", "lessons"}) {
                    if (text == known) return {};
                }
                return "\"" + text +
                       "\" cannot be listed; choose datasets, losses, layers, activations, optimisers, fields or "
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
    check->add_option("--lesson", to.lesson, "Only the lesson with this id (see: list lessons)");
    check
        ->add_option_function<std::string>(
            "--seeds", [&to](const std::string& text) { read_seeds(text, to.seeds); },
            "Seeds to try, as 1,2,5 or 1-10 (default 1-10)")
        ->check(CLI::Validator(
            [](std::string& text) -> std::string {
                std::vector<int> seeds;
                if (read_seeds(text, seeds)) return {};
                return "\"" + text + "\" are no seeds; write them as 1,2,5 or 1-10";
            },
            "A,B"));
    check
        ->add_option_function<std::string>(
            "--share", [&to](const std::string& text) { read_share(text, to.share); },
            "Only every N-th lesson, from the K-th on, for processes that share the work (default 1/1)")
        ->check(CLI::Validator(
            [](std::string& text) -> std::string {
                Share share;
                return read_share(text, share) ? "" : "\"" + text + "\" is no share; the first of two is written 1/2";
            },
            "K/N"));
    check->add_flag("--json", to.json, "Print one JSON object instead of a text");
}

void describe_sweep(CLI::App& app, SweepArguments& to) {
    CLI::App* sweep = app.add_subcommand("sweep", "Train many maps at once, over one lever or two, and compare them");
    auto* spec = sweep->add_option("--spec", to.spec_file, "The experiment as a JSON file (- reads standard input)");
    auto* link = sweep->add_option("--link", to.link, "The experiment as a link's text, what stands behind the #");
    auto* dataset = sweep->add_option("--dataset", to.dataset, "A data set with its default experiment (see: list)");
    spec->excludes(link)->excludes(dataset);
    link->excludes(dataset);
    sweep
        ->add_option("--axis", to.axes,
                     "A lever and its values: lr=0.01,0.1 or losses.0.weight=0..1/5; the first goes across, a second "
                     "down")
        ->take_all();
    sweep->add_option("--seeds", to.seeds, "So many seeds as an axis, and how far their maps agree")
        ->check(whole_number(2, 64));
    sweep->add_option("--steps", to.steps, "Training steps of each map, 0 to 100000000 (default 1000)")
        ->check(whole_number(0, 100000000));
    sweep->add_option("--bits", to.bits, "Say how many bits of this attribute each map keeps");
    sweep->add_option("--map", to.map_file, "Make a picture of all maps side by side: a file that ends in .png");
    sweep->add_flag("--dark", to.dark, "Paint the maps on dark ground");
    sweep->add_flag("--json", to.json, "Print one JSON object instead of a text");
}

void describe_window(CLI::App& app, WindowArguments& to) {
    CLI::App* window = app.add_subcommand("window", "Open the playground in a window (what happens without a command)");
    window->add_option("--link", to.link, "The experiment to open, as a link's text");
    take_size(*window, "Size of the window (default 1440x900)", to.width, to.height);
    auto* frames = window->add_option("--frames", to.frames, "Frames to draw before the screenshot (default 60)")
                       ->check(whole_number(1, 100000));
    auto* screenshot =
        window->add_option("--screenshot", to.screenshot, "Write this PNG after some frames and close the window");
    frames->needs(screenshot);
}

// CLI11's message as one sentence of ours.
int complain(const CLI::App& app, const CLI::ParseError& error) {
    std::string message = error.what();
    for (char& c : message) c = c == '\n' ? ' ' : c;
    while (!message.empty() && (message.back() == '.' || message.back() == ' ')) message.pop_back();
    std::string command;
    for (const CLI::App* used : app.get_subcommands()) command = " " + used->get_name();
    std::fprintf(stderr, "embedscape: %s. `embedscape%s --help` says what it takes.\n", message.c_str(),
                 command.c_str());
    return 2;
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
    describe_window(app, arguments.window);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool asked = error.get_exit_code() == 0;  // help, version
        *exit_code = asked ? app.exit(error) : complain(app, error);
        return std::nullopt;
    }
    if (app.got_subcommand("train")) arguments.command = Command::train;
    if (app.got_subcommand("list")) arguments.command = Command::list;
    if (app.got_subcommand("check")) arguments.command = Command::check;
    if (app.got_subcommand("sweep")) arguments.command = Command::sweep;
    return arguments;
}

}  // namespace platform
