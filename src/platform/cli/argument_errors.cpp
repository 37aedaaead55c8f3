// See argument_errors.h.
#include "platform/cli/argument_errors.h"

#include <algorithm>
#include <vector>

#include "core/shown_text.h"
#include "platform/cli/closest.h"
#include "platform/cli/files.h"

namespace platform {
namespace {

// The command that was typed, or the program itself.
const CLI::App& used(const CLI::App& app) {
    const std::vector<CLI::App*> commands = app.get_subcommands();
    return commands.empty() ? app : *commands.back();
}

std::string typed_command(const CLI::App& app) {
    const CLI::App& command = used(app);
    return &command == &app ? "embedscape" : "embedscape " + command.get_name();
}

std::vector<std::string> options_of(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

std::vector<std::string> commands_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(command->get_name());
    }
    return names;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    return text;
}

bool ends_with(const std::string& text, std::string_view ending) {
    return text.size() >= ending.size() && text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

bool is_among(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string unknown_option(const CLI::App& app, const std::string& typed) {
    const CLI::App& command = used(app);
    const std::string name =
        "--" + typed.substr(typed.find_first_not_of('-'), typed.find('=') - typed.find_first_not_of('-'));
    if (&command == &app) {
        for (const CLI::App* each : app.get_subcommands([](const CLI::App*) { return true; })) {
            if (!is_among(options_of(*each), name)) continue;
            return name + " stands behind a command, as in `embedscape " + each->get_name() + " " + name + "`.";
        }
    }
    const std::string meant = closest(name, options_of(command));
    if (meant == typed) return "Behind -- nothing is read as an option. Put " + meant + " before it.";
    return "There is no option " + core::quoted(typed) + " for `" + typed_command(app) + "`." +
           (meant.empty() ? "" : " Did you mean " + meant + "?");
}

std::string file_without_option(const CLI::App& app, const std::string& name) {
    for (const char* ending : {".png", ".svg"}) {
        if (ends_with(name, ending))
            return core::quoted(name) + " is a picture. Pictures are written (--map), not read.";
    }
    for (const char* ending : {".csv", ".tsv", ".txt", ".xlsx"}) {
        if (!ends_with(name, ending)) continue;
        return core::quoted(name) + " is a file of data. What is read here is an experiment in JSON, behind --spec.";
    }
    const bool takes = is_among(options_of(used(app)), "--spec");
    return core::quoted(name) + " is a file, but no option before it takes it. An experiment in JSON is given as `" +
           (takes ? typed_command(app) : "embedscape train") + " --spec FILE`.";
}

std::string unexpected(const CLI::App& app, const std::string& typed) {
    if (typed.empty()) return "An argument is empty. Leave it out, or look at the variable that it came from.";
    if (typed == "-") return "- is standard input only behind --spec, as in `embedscape train --spec -`.";
    if (typed[0] == '-' && typed.find_first_not_of('-') != std::string::npos) return unknown_option(app, typed);
    if (is_file(typed) || ends_with(typed, ".json")) return file_without_option(app, typed);
    if (typed[0] == '#' || typed.find('=') != std::string::npos || typed.find("://") != std::string::npos) {
        return core::quoted(typed) + " looks like a link. It is given in quotes behind --link.";
    }
    const std::vector<std::string> commands = commands_of(app);
    if (&used(app) == &app) {
        const std::string meant = closest(typed, commands);
        return "There is no command " + core::quoted(typed) + ". " +
               (meant.empty() ? "Choose " + joined(commands) : "Did you mean " + meant) + (meant.empty() ? "." : "?");
    }
    if (is_among(commands, typed))
        return "Two commands were given, " + used(app).get_name() + " and " + typed + ". Give one of them.";
    return core::quoted(typed) + " stands alone: no option before it takes it.";
}

// "--map" of "--map: 1 required TEXT missing" or of "Expected exactly 1 arguments to --map, got 2".
std::string option_in(const std::string& message) {
    const std::size_t at = message.find("--");
    return at == std::string::npos ? "" : message.substr(at, message.find_first_of(" :,", at) - at);
}

std::string wrong_number_of_values(const std::string& message) {
    const std::string option = option_in(message);
    if (option.empty()) return message + ".";
    if (message.find("missing") != std::string::npos) return option + " needs a value behind it.";
    return message.find("override") != std::string::npos ? option + " takes no value."
                                                         : option + " is given more than once. Give it once.";
}

}  // namespace

std::string argument_error(const CLI::App& app, const CLI::ParseError& error) {
    const std::string message = error.what();
    std::string sentence = message;
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        const std::vector<std::string> left = app.remaining(true);
        sentence = left.empty() ? message + "." : unexpected(app, left.front());
    } else if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
        sentence = wrong_number_of_values(message);
    } else if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) {
        const std::size_t at = message.find(" excludes ");
        sentence = message.substr(0, at) + " and " + message.substr(at + 10) + " exclude each other. Give one of them.";
    } else if (dynamic_cast<const CLI::RequiresError*>(&error) != nullptr) {
        const std::size_t at = message.find(" requires ");
        sentence = message.substr(0, at) + " means something only beside " + message.substr(at + 10) + ". Give both.";
    } else if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr && !option_in(message).empty()) {
        sentence = option_in(message) + " takes no such value.";
    }
    if (sentence.starts_with("what: ")) sentence.erase(0, 6);  // CLI11's name of an argument without an option
    const std::size_t is = sentence.find(": is ");
    if (is == option_in(sentence).size()) sentence.erase(is, 1);
    for (char& c : sentence) c = c == '\n' ? ' ' : c;
    if (sentence.back() != '.' && sentence.back() != '?') sentence += '.';
    return sentence + " `" + typed_command(app) + " --help` says what it takes.";
}

}  // namespace platform
