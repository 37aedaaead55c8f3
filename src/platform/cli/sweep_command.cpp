// See sweep_command.h.
#include "platform/cli/sweep_command.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <numeric>

#include "app/stages/sweep_picture.h"
#include "app/view/picture.h"
#include "core/json.h"
#include "core/shown_text.h"
#include "model/material.h"
#include "platform/cli/files.h"
#include "platform/cli/interrupt.h"
#include "platform/cli/output.h"
#include "platform/cli/text_output.h"
#include "platform/cli/wanted_spec.h"
#include "train/sweep.h"

namespace platform {
namespace {

using core::Json;

constexpr int kNamed = 5;         // things that are named at either end
constexpr double kPieceMs = 150;  // between two checks for an interrupt

struct CellReport {
    std::string problem;
    train::SweepFigures figures;
    train::Bits bits = train::unknown_bits();
    std::uint64_t hash = 0;
};

struct SeedsReport {
    std::string where;  // of the other axis: "learning rate 0.01"
    projection::Agreement found;
    std::vector<int> order;  // things, most stable first
};

struct SweepReport {
    const train::Sweep* sweep = nullptr;
    std::vector<CellReport> cells;
    std::vector<SeedsReport> seeds;
    std::string attribute;
    double seconds = 0;
};

// Why the attribute cannot be used; empty if it can.
std::string problem_with_bits(const std::string& id, const model::Spec& spec) {
    const data::DatasetRow* row = model::dataset_row(spec);
    if (id.empty() || row == nullptr) return "";
    std::string known;
    for (const data::Attribute& attribute : row->attributes) {
        if (attribute.id == id) return "";
        known += (known.empty() ? "" : ", ") + attribute.id;
    }
    return "There is no attribute " + core::quoted(id) + " here; choose one of: " + known + ".";
}

core::Result<std::vector<model::Axis>> axes_of(const SweepArguments& arguments, const model::Spec& base) {
    std::vector<model::Axis> axes;
    for (const std::string& text : arguments.axes) {
        core::Result<model::Axis> axis = model::read_axis(base, text);
        if (!axis.ok()) return axis.error();
        axes.push_back(std::move(axis.value()));
    }
    if (arguments.seeds > 0) axes.push_back(model::seed_axis(base, arguments.seeds));
    if (axes.empty()) return core::Error{"", "What is swept over? Give --axis lr=0.01,0.1 or --seeds 10."};
    return axes;
}

void train_all(train::Sweep& sweep, long steps, bool show_progress) {
    const auto any = [&] { return std::any_of(sweep.cells.begin(), sweep.cells.end(), train::trains); };
    while (sweep.step < steps && any() && !interrupted()) {
        train::run_for(sweep, kPieceMs, steps - sweep.step);
        if (!show_progress) continue;
        std::fprintf(stderr, "\r%d maps, step %s of %s \x1b[K", static_cast<int>(sweep.cells.size()),
                     thousands(sweep.step).c_str(), thousands(steps).c_str());
    }
    train::run_steps(sweep, 0);  // brings all to the same step
    if (show_progress) std::fprintf(stderr, "\r\x1b[K");
}

CellReport report_on(train::SweepCell& cell, const std::string& attribute) {
    CellReport report;
    report.problem = cell.problem;
    if (!cell.trainer) return report;
    if (cell.trainer->trouble()) report.problem = cell.trainer->trouble()->sentence;
    report.figures = train::figures_of(cell);
    report.hash = cell.trainer->weights_hash();
    if (!attribute.empty()) report.bits = train::bits_kept_of(cell, attribute);
    return report;
}

std::vector<SeedsReport> report_on_seeds(train::Sweep& sweep) {
    std::vector<SeedsReport> reports;
    const std::vector<std::vector<int>> lists = train::cells_by_seed(sweep);
    for (std::size_t i = 0; i < lists.size(); ++i) {
        SeedsReport report;
        if (sweep.axes.size() == 2) {
            const model::Axis& other = sweep.axes[sweep.axes[0].path == "seed" ? 1 : 0];
            report.where = other.label + " " + other.words[i];
        }
        report.found = train::agreement_of(sweep, lists[i]);
        report.order.resize(report.found.of_thing.size());
        std::iota(report.order.begin(), report.order.end(), 0);
        const std::vector<double>& of = report.found.of_thing;
        std::stable_sort(report.order.begin(), report.order.end(), [&of](int a, int b) {
            return of[static_cast<std::size_t>(a)] > of[static_cast<std::size_t>(b)];
        });
        reports.push_back(std::move(report));
    }
    return reports;
}

std::string figure_text(const CellReport& cell, int what) {
    if (!cell.problem.empty()) return "-";
    if (what == 0) return percent(cell.figures.accuracy);
    if (what == 1) return fixed(cell.figures.loss_held_out, 3);
    return fixed(cell.bits.bits, 2) + " ±" + fixed(cell.bits.error, 2);
}

// A table of one figure for all maps, with labelled rows and columns.
std::string table(const SweepReport& report, const std::string& title, int what) {
    const train::Sweep& sweep = *report.sweep;
    const bool two = sweep.axes.size() == 2;
    std::vector<std::vector<std::string>> rows(1);
    int wide = what == 2 ? 12 : 10, first = 0;  // of one column, so that all are alike
    for (const std::string& word : sweep.axes[0].words) wide = std::max(wide, static_cast<int>(word.size()) + 2);
    if (two) {
        rows[0].push_back(sweep.axes[1].label);
        first = static_cast<int>(sweep.axes[1].label.size()) + 2;
        for (const std::string& word : sweep.axes[1].words) first = std::max(first, static_cast<int>(word.size()) + 2);
    }
    for (const std::string& word : sweep.axes[0].words) rows[0].push_back(word);
    for (int row = 0; row < sweep.rows; ++row) {
        rows.emplace_back();
        if (two) rows.back().push_back(sweep.axes[1].words[static_cast<std::size_t>(row)]);
        for (int column = 0; column < sweep.columns; ++column) {
            const CellReport& cell = report.cells[static_cast<std::size_t>(row * sweep.columns + column)];
            rows.back().push_back(figure_text(cell, what));
        }
    }
    std::vector<int> least(rows[0].size(), wide);
    if (two) least[0] = first;
    return title + "\n" + padded("", first) + sweep.axes[0].label + "\n" + table_text(rows, least) + "\n";
}

std::string seeds_text(const SweepReport& report) {
    std::string text;
    const std::vector<std::string>& names = report.sweep->material->dataset.names;
    for (const SeedsReport& seeds : report.seeds) {
        text += "agreement of " + std::to_string(seeds.found.n_maps) + " seeds" +
                (seeds.where.empty() ? "" : ", " + seeds.where) + ": " + fixed(seeds.found.mean, 3) +
                "  (1 = every map has the same neighbours, 0 = chance)\n";
        const int n = static_cast<int>(seeds.order.size());
        const int named = std::min(kNamed, n);
        for (const bool most : {true, false}) {
            for (int i = 0; i < named && report.seeds.size() == 1; ++i) {
                const auto thing =
                    static_cast<std::size_t>(seeds.order[static_cast<std::size_t>(most ? i : n - 1 - i)]);
                text += padded(i > 0  ? ""
                               : most ? "  most stable"
                                      : "  least stable",
                               16) +
                        padded(fixed(seeds.found.of_thing[thing], 3), 8) + names[thing] + "\n";
            }
        }
    }
    return text;
}

std::string text_report(const SweepReport& report) {
    const train::Sweep& sweep = *report.sweep;
    std::string text = table(report, "accuracy on held-out things", 0) + table(report, "loss on held-out things", 1);
    if (!report.attribute.empty()) text += table(report, "bits kept of " + report.attribute, 2);
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        if (report.cells[i].problem.empty()) continue;
        const int at = static_cast<int>(i);
        text +=
            train::words_of_cell(sweep, at % sweep.columns, at / sweep.columns) + ": " + report.cells[i].problem + "\n";
    }
    return text + seeds_text(report) + std::to_string(report.cells.size()) + " maps, " + thousands(sweep.step) +
           " steps each, " + fixed(report.seconds, 1) + " s\n";
}

Json json_of(const SeedsReport& seeds, const train::Sweep& sweep) {
    Json json = {{"where", seeds.where},
                 {"maps", seeds.found.n_maps},
                 {"neighbours", seeds.found.k},
                 {"mean", seeds.found.mean},
                 {"things", Json::array()}};
    for (const int thing : seeds.order) {
        json["things"].push_back({{"name", sweep.material->dataset.names[static_cast<std::size_t>(thing)]},
                                  {"thing", thing},
                                  {"agreement", seeds.found.of_thing[static_cast<std::size_t>(thing)]}});
    }
    return json;
}

std::string json_report(const SweepReport& report) {
    const train::Sweep& sweep = *report.sweep;
    Json json = {{"step", sweep.step}, {"seconds", report.seconds}, {"axes", Json::array()}, {"cells", Json::array()}};
    for (const model::Axis& axis : sweep.axes) {
        json["axes"].push_back({{"path", axis.path}, {"label", axis.label}, {"values", axis.words}});
    }
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        const CellReport& cell = report.cells[i];
        const int at = static_cast<int>(i);
        Json row = {{"column", at % sweep.columns}, {"row", at / sweep.columns}};
        if (!cell.problem.empty()) row["problem"] = cell.problem;
        if (sweep.cells[i].trainer) {
            char hash[20];
            std::snprintf(hash, sizeof hash, "%016llx", static_cast<unsigned long long>(cell.hash));
            row["weights_hash"] = hash;
            row["step"] = cell.figures.step;
            row["loss_train"] = cell.figures.loss_train;
            row["loss_held_out"] = cell.figures.loss_held_out;
            row["accuracy"] = cell.figures.accuracy;
            row["balanced_accuracy"] = cell.figures.balanced_accuracy;
        }
        if (!report.attribute.empty()) row["bits"] = cell.bits.bits;
        json["cells"].push_back(std::move(row));
    }
    for (const SeedsReport& seeds : report.seeds) json["agreement"].push_back(json_of(seeds, sweep));
    return json.dump(2) + "\n";
}

std::string problem_with_map(const std::string& file, const std::string& read_from) {
    if (file.empty()) return "";
    const std::string problem = problem_with_writing({{"--map", file}}, read_from);
    if (!problem.empty() || app::format_of(file) == app::PictureFormat::png) return problem;
    return "All maps together can be written as .png, and " + core::quoted(file) + " is none; give it this ending.";
}

// Writes the picture; returns what went wrong, or "".
std::string write_map(train::Sweep& sweep, const SweepArguments& arguments) {
    const map::Picture picture = app::paint_sweep(sweep, {.dark = arguments.dark});
    const std::vector<std::uint8_t> bytes = map::to_png(picture);
    return write_bytes(arguments.map_file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

int refuse(const core::Error& error) {
    complain(placed(error));
    return kWrongInput;
}

}  // namespace

int sweep_command(const SweepArguments& arguments) {
    const core::Result<model::Spec> base = arguments.data.files.empty()
                                               ? wanted_spec(arguments.spec_file, arguments.link, arguments.dataset)
                                               : spec_of_data(arguments.data);
    if (!base.ok()) return refuse(base.error());
    const std::string no_bits = problem_with_bits(arguments.bits, base.value());
    if (!no_bits.empty()) return refuse({"", no_bits});
    const std::string no_map = problem_with_map(arguments.map_file, arguments.spec_file);
    if (!no_map.empty()) return refuse({"", no_map});
    const core::Result<std::vector<model::Axis>> axes = axes_of(arguments, base.value());
    if (!axes.ok()) return refuse(axes.error());
    core::Result<train::Sweep> started = train::start_sweep(base.value(), axes.value());
    if (!started.ok()) return refuse(started.error());
    train::Sweep& sweep = started.value();
    watch_for_interrupts();
    const auto start = std::chrono::steady_clock::now();
    train_all(sweep, arguments.steps, !arguments.json && isatty(STDERR_FILENO) != 0);
    SweepReport report;
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    report.sweep = &sweep;
    report.attribute = arguments.bits;
    for (train::SweepCell& cell : sweep.cells) report.cells.push_back(report_on(cell, arguments.bits));
    report.seeds = report_on_seeds(sweep);
    print(arguments.json ? json_report(report) : text_report(report));
    flush_output();
    const std::string not_written = arguments.map_file.empty() ? "" : write_map(sweep, arguments);
    if (!not_written.empty()) complain(not_written);
    if (sweep.step < arguments.steps && interrupted()) {
        complain(interrupt_name() + " ended the sweep at step " + thousands(sweep.step) + " of " +
                 thousands(arguments.steps) + ". What was learned until then is reported.");
        return interrupt_code();
    }
    const bool all = std::all_of(sweep.cells.begin(), sweep.cells.end(), train::trains);
    return all && not_written.empty() ? 0 : kFailed;
}

}  // namespace platform
