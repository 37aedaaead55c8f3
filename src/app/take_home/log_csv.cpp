// The log as CSV: losses, accuracies and bits by step. Bits stand in the lines of the steps at which they were measured,
// which may be steps of their own; the loss curves are thinned out as they grow (train/history.h).
#include <algorithm>
#include <map>
#include <vector>

#include "app/take_home/cells.h"
#include "app/take_home/kinds.h"

namespace app::kinds {
namespace {

// Titles of all columns of bits, in the order in which they came.
std::vector<std::string> bits_titles(const std::vector<BitsRecord>& records) {
    std::vector<std::string> titles;
    for (const BitsRecord& record : records) {
        if (std::find(titles.begin(), titles.end(), record.title) == titles.end()) titles.push_back(record.title);
    }
    return titles;
}

// Ids of all heads that the log knows, in the order in which they came.
std::vector<std::string> head_ids(const train::History& history) {
    std::vector<std::string> ids;
    for (const train::HistoryEntry& entry : history.entries) {
        for (const train::HeadEntry& head : entry.heads) {
            if (std::find(ids.begin(), ids.end(), head.id) == ids.end()) ids.push_back(head.id);
        }
    }
    return ids;
}

void add_heads(TableText& table, const std::vector<std::string>& ids, const train::HistoryEntry* entry) {
    for (const std::string& id : ids) {
        const train::HeadEntry* found = nullptr;
        for (std::size_t h = 0; entry != nullptr && h < entry->heads.size(); ++h) {
            if (entry->heads[h].id == id) found = &entry->heads[h];
        }
        for (double train::HeadEntry::*number : {&train::HeadEntry::loss_train, &train::HeadEntry::loss_held_out,
                                                 &train::HeadEntry::accuracy, &train::HeadEntry::balanced_accuracy}) {
            if (found != nullptr) {
                table.add(found->*number);
            } else {
                table.add("");
            }
        }
    }
}

// What was recorded at one step.
struct Line {
    const train::HistoryEntry* entry = nullptr;
    std::map<std::string, double> bits;  // by title
};

std::map<long, Line> lines_of(const TakenFrom& experiment) {
    std::map<long, Line> lines;
    for (const train::HistoryEntry& entry : experiment.session.history().entries) lines[entry.step].entry = &entry;
    for (const BitsRecord& record : experiment.bits) lines[record.step].bits[record.title] = record.bits;
    return lines;
}

core::Result<std::vector<TakenFile>> make(const TakenFrom& experiment, const std::string& stem) {
    const std::vector<std::string> heads = head_ids(experiment.session.history());
    const std::vector<std::string> bits = bits_titles(experiment.bits);
    TableText table(TableKind::csv);
    for (const char* title : {"step", "loss (training)", "loss (held out)"}) table.add(title);
    for (const std::string& id : heads) {
        for (const char* what : {" loss (training)", " loss (held out)", " accuracy", " balanced accuracy"})
            table.add(id + what);
    }
    for (const std::string& title : bits) table.add(title);
    table.end_line();
    for (const auto& [step, line] : lines_of(experiment)) {
        table.add(std::to_string(step));
        table.add(line.entry != nullptr ? exact_text(line.entry->loss_train) : "");
        table.add(line.entry != nullptr ? exact_text(line.entry->loss_held_out) : "");
        add_heads(table, heads, line.entry);
        for (const std::string& title : bits) {
            const auto found = line.bits.find(title);
            table.add(found == line.bits.end() ? "" : exact_text(found->second));
        }
        table.end_line();
    }
    return std::vector<TakenFile>{{stem + ".csv", table.take()}};
}

}  // namespace

extern const TakeHomeRow log_csv{
    .id = "log.csv",
    .label = "Log as CSV",
    .help = "Losses, accuracies and bits by step.",
    .suffix = "-log",
    .ending = ".csv",
    .make = make,
};

}  // namespace app::kinds
