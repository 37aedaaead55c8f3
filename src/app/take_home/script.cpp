// See script.h.
#include "app/take_home/script.h"

#include "app/embedded.h"
#include "app/take_home/cells.h"
#include "app/take_home/safetensors.h"
#include "core/check.h"
#include "core/json.h"
#include "core/shown_text.h"

namespace app {
namespace {

struct Part {
    std::string_view name, text;
    bool used = false;
};

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

// "def name(" or "class Name:" at the beginning of a line; empty for any other line.
std::string_view defined_name(std::string_view line) {
    for (const std::string_view word : {"def ", "class "}) {
        if (!line.starts_with(word)) continue;
        line.remove_prefix(word.size());
        std::size_t end = 0;
        while (end < line.size() && is_word(line[end])) ++end;
        return line.substr(0, end);
    }
    return {};
}

std::vector<Part> parts_of(std::string_view library) {
    std::vector<Part> parts;
    std::size_t begin = 0, at = 0;
    std::string_view name;
    while (at <= library.size()) {
        const std::size_t end = std::min(library.find('\n', at), library.size());
        const std::string_view next = defined_name(library.substr(at, end - at));
        if (!next.empty() || end == library.size()) {
            if (!name.empty())
                parts.push_back({name, library.substr(begin, (end == library.size() ? end : at) - begin)});
            begin = at;
            name = next;
        }
        at = end + 1;
    }
    return parts;
}

bool mentions(std::string_view text, std::string_view name) {
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        // Not a method, and not a part of another word.
        const bool starts = at == 0 || (!is_word(text[at - 1]) && text[at - 1] != '.');
        if (starts && (end == text.size() || !is_word(text[end]))) return true;
    }
    return false;
}

std::string_view without_end(std::string_view text) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    return text;
}

void replace(std::string& text, std::string_view mark, const std::string& by) {
    const std::size_t at = text.find(mark);
    ES_CHECK(at != std::string::npos, "a template of a script lacks one of its marks");
    text.replace(at, mark.size(), by);
}

std::string python_name(std::string_view optimiser) {
    return optimiser == "momentum" ? "momentum_descent" : std::string(optimiser);
}

// Parameters that a step treats differently (engine/update_rules.h), as a list of tuples.
std::string rules_of(const model::Model& model) {
    std::string lines;
    for (const engine::UpdateRule& rule : model.update_rules) {
        const std::string& name = model.program.graph.nodes[static_cast<std::size_t>(rule.parameter.index)].name;
        lines +=
            "    (" + core::Json(name).dump() + ", " + exact_text(rule.rate) + ", " + exact_text(rule.limit) + "),\n";
    }
    if (lines.empty()) return "[]";
    return "[  # of single weights: a factor on what a step changes, and the largest size that it leaves; 0: any\n" +
           lines + "]";
}

// The names of the weights that the second optimiser updates, as a Python set.
std::string second_of(const train::Trainer& trainer) {
    std::string names;
    for (const engine::UpdateRule& rule : trainer.model().update_rules) {
        if (rule.optimiser == nullptr || rule.optimiser == &trainer.optimiser()) continue;
        const auto index = static_cast<std::size_t>(rule.parameter.index);
        names += (names.empty() ? "" : ", ") + core::Json(trainer.model().program.graph.nodes[index].name).dump();
    }
    return names.empty() ? "set()" : "{" + names + "}";
}

std::string facts_of(const TakenFrom& experiment, const std::string& data_file, const std::string& slots) {
    const train::Trainer& trainer = experiment.session.trainer();
    const model::Spec& spec = trainer.spec();
    const data::DatasetRow& row = trainer.material().dataset.row;
    std::string text = "# " + core::printable(row.label) + ", at step " + std::to_string(trainer.step()) + "\n";
    const auto fact = [&](const char* name, const std::string& value) {
        text += std::string(name) + " = " + value + "\n";
    };
    fact("DATA_FILE", core::Json(data_file).dump());
    fact("STEP", std::to_string(trainer.step()));
    fact("BATCH", std::to_string(trainer.batch_size()));
    fact("LEARNING_RATE", exact_text(spec.learning_rate));
    fact("SCHEDULE", core::Json(spec.schedule).dump());
    fact("HORIZON", std::to_string(spec.horizon));
    fact("MOMENTUM", exact_text(spec.momentum));
    fact("DECAY", exact_text(spec.decay));
    fact("DECOUPLED_DECAY", python_tuple(trainer.optimisers(), [](const engine::Optimiser& optimiser) {
             return std::string(optimiser.decoupled_decay ? "True" : "False");
         }));
    fact("CLIP", exact_text(spec.clip) + "  # the longest gradient; 0: any");
    fact("RULES", rules_of(trainer.model()));
    fact("SLOTS", slots);
    fact("SECOND", second_of(trainer) + "  # weights that the second of OPTIMISERS updates");
    return std::string(without_end(text));
}

}  // namespace

std::string used_parts(std::string_view library, const std::string& text) {
    std::vector<Part> parts = parts_of(library);
    for (Part& part : parts) part.used = mentions(text, part.name);
    for (bool more = true; more;) {
        more = false;
        for (const Part& user : parts) {
            if (!user.used) continue;
            for (Part& part : parts) {
                if (part.used || !mentions(user.text, part.name)) continue;
                part.used = more = true;
            }
        }
    }
    std::string used;
    for (const Part& part : parts) {
        if (part.used) used += (used.empty() ? "" : "\n\n\n") + std::string(without_end(part.text));
    }
    return used;
}

core::Result<std::vector<TakenFile>> make_script(const TakenFrom& experiment, const std::string& stem,
                                                 const ScriptKind& kind) {
    const train::Trainer& trainer = experiment.session.trainer();
    core::Result<std::string> net = python_net(trainer.model(), trainer.spec(), kind.style);
    if (!net.ok()) return net.error();
    if (trainer.optimisers().size() > 2) {
        return core::Error{"losses", "A script has two optimisers at most. Let the forgers have the same one."};
    }
    const std::string optimisers = python_tuple(
        trainer.optimisers(), [](const engine::Optimiser& optimiser) { return python_name(optimiser.id); });
    const std::string whole_net = net.value() + "\n\nOPTIMISERS = " + optimisers +
                                  "\nNOISE = " + (trainer.model().noise.empty() ? "None" : "Noise");
    const std::string beside = stem + ".safetensors";

    std::string script(embedded_script(kind.frame));
    const std::string ops = used_parts(embedded_script(kind.ops), whole_net + script);
    replace(script, "# {{facts}}", facts_of(experiment, beside, kind.slots(trainer.optimisers())));
    replace(script, "# {{ops}}", "\n" + ops);
    replace(script, "# {{net}}", "\n" + whole_net);

    std::vector<Tensor> tensors = weights_of(trainer);
    for (Tensor& tensor : features_of(trainer)) tensors.push_back(std::move(tensor));
    for (Tensor& tensor : constants_of(trainer)) tensors.push_back(std::move(tensor));
    for (Tensor& tensor : training_of(trainer, experiment.session.latest())) tensors.push_back(std::move(tensor));
    std::vector<TensorNote> notes = notes_of(experiment.session.trainer());
    for (TensorNote& note : training_notes_of(experiment.session.trainer())) notes.push_back(std::move(note));
    return std::vector<TakenFile>{{stem + ".py", std::move(script)},
                                  {stem + ".safetensors", safetensors(tensors, notes)}};
}

}  // namespace app
