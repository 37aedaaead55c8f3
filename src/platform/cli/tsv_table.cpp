// tsv_table() of train_report.h: where each thing lies, what each head says there, and what is true.
#include <algorithm>
#include <cstddef>

#include "map/heads/regions.h"
#include "platform/cli/text_output.h"
#include "platform/cli/train_report.h"

namespace platform {
namespace {

// A field of the table: tabs and line breaks would end it.
std::string field(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string said_class(const train::HeadSnapshot& shown, const std::vector<float>& answer) {
    if (answer.empty()) return "";
    const auto best = static_cast<std::size_t>(std::max_element(answer.begin(), answer.end()) - answer.begin());
    return field(shown.outputs[best]);
}

std::string true_class(const model::Head& head, std::size_t i) {
    const int code = head.codes[i];
    return code < 0 ? "" : field(head.outputs[static_cast<std::size_t>(code)]);
}

std::string true_number(const model::Head& head, std::size_t i) {
    return exact(head.values[i] * head.scale[0] + head.mean[0]);
}

std::string true_feature(const data::FeatureMatrix& features, std::size_t i, std::size_t k) {
    const std::size_t at = i * static_cast<std::size_t>(features.n_columns) + k;
    return features.present[at] > 0 ? exact(features.values[at] * features.scale[k] + features.mean[k]) : "";
}

// The table's columns for one head. Features that are off are not decoded.
struct HeadColumns {
    const train::HeadSnapshot* shown;
    const model::Head* head;
    std::vector<std::size_t> features;  // which outputs; only of heads that answer with features
};

std::vector<HeadColumns> head_columns(app::Session& session) {
    const std::vector<float> mask = model::feature_mask(session.running(), session.material());
    const train::Snapshot& shown = session.latest();
    const std::vector<model::Head>& heads = session.trainer().model().heads;
    std::vector<HeadColumns> columns;
    for (std::size_t h = 0; h < heads.size(); ++h) {
        if (heads[h].answer == model::Answer::none) continue;
        columns.push_back({&shown.heads[h], &heads[h], {}});
        if (heads[h].answer != model::Answer::features) continue;
        for (std::size_t k = 0; k < mask.size(); ++k) {
            if (mask[k] > 0) columns.back().features.push_back(k);
        }
    }
    return columns;
}

std::string header(const train::Snapshot& shown, const std::vector<HeadColumns>& columns) {
    std::string line = "name";
    for (int d = 0; d < shown.dims; ++d) {
        line += shown.dims <= 3 ? std::string("\t") + "xyz"[d] : "\tx" + std::to_string(d + 1);
    }
    line += "\theld_out";
    for (const HeadColumns& column : columns) {
        const std::string& id = column.shown->id;
        if (column.head->answer != model::Answer::features) line += "\t" + id + "\t" + id + ".true";
        for (const std::size_t k : column.features) {
            const std::string name = field(id + "." + column.shown->output_ids[k]);
            line += "\t" + name + "\t" + name + ".true";
        }
    }
    return line + "\n";
}

std::string cells(const HeadColumns& column, const data::FeatureMatrix& features, std::size_t i) {
    const std::vector<float> answer = map::answer_of(*column.shown, static_cast<int>(i));
    switch (column.head->answer) {
        case model::Answer::classes:
            return "\t" + said_class(*column.shown, answer) + "\t" + true_class(*column.head, i);
        case model::Answer::number:
            return "\t" + exact(answer[0]) + "\t" + true_number(*column.head, i);
        case model::Answer::features:
        case model::Answer::none:
            break;
    }
    std::string text;
    for (const std::size_t k : column.features) text += "\t" + exact(answer[k]) + "\t" + true_feature(features, i, k);
    return text;
}

}  // namespace

std::string tsv_table(app::Session& session) {
    const train::Snapshot& shown = session.latest();
    const model::Material& material = session.material();
    const std::vector<HeadColumns> columns = head_columns(session);
    std::string table = header(shown, columns);
    for (std::size_t i = 0; i < static_cast<std::size_t>(shown.n_points); ++i) {
        table += field(material.dataset.names[i]);
        for (int d = 0; d < shown.dims; ++d) {
            table +=
                "\t" +
                exact(
                    shown.layers.back().values[i * static_cast<std::size_t>(shown.dims) + static_cast<std::size_t>(d)]);
        }
        table += shown.held_out[i] ? "\t1" : "\t0";
        for (const HeadColumns& column : columns) table += cells(column, material.features, i);
        table += '\n';
    }
    return table;
}

}  // namespace platform
