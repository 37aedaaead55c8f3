// See list_command.h.
#include "platform/cli/list_command.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/json.h"
#include "data/dataset.h"
#include "engine/optimiser.h"
#include "lessons/lesson.h"
#include "model/forms.h"
#include "model/spec_json.h"
#include "model/tables.h"
#include "platform/cli/output.h"
#include "platform/cli/text_output.h"

namespace platform {
namespace {

using core::Json;

Json row_json(std::string_view id, std::string_view label, std::string_view help) {
    return {{"id", id}, {"label", label}, {"help", help}};
}

Json datasets() {
    Json rows = Json::array();
    for (const data::DatasetRow& dataset : data::dataset_rows()) {
        Json row = row_json(dataset.id, dataset.label, dataset.help);
        row["count"] = dataset.card.count;
        row["source"] = dataset.card.source;
        row["licence"] = dataset.card.licence;
        row["features"] = Json::array();
        for (const data::FeatureGroup& group : dataset.groups) row["features"].push_back(group.id);
        row["attributes"] = Json::array();
        for (const data::Attribute& attribute : dataset.attributes) row["attributes"].push_back(attribute.id);
        rows.push_back(std::move(row));
    }
    return rows;
}

template <class Table>
Json plain_rows(const Table& table) {
    Json rows = Json::array();
    for (const auto& row : table) rows.push_back(row_json(row.id, row.label, row.help));
    return rows;
}

std::string_view target_text(model::TargetKind kind) {
    switch (kind) {
        case model::TargetKind::category:
            return "category";
        case model::TargetKind::number:
            return "number";
        case model::TargetKind::place_class:
            return "class of places";
        case model::TargetKind::none:
            break;
    }
    return "none";
}

Json losses() {
    Json rows = Json::array();
    for (const model::LossRow& row : model::loss_table()) {
        Json json = row_json(row.id, row.label, row.help);
        json["target"] = target_text(row.target);
        rows.push_back(std::move(json));
    }
    return rows;
}

Json optimisers() {
    Json rows = Json::array();
    for (const engine::Optimiser* row : engine::optimiser_table()) {
        rows.push_back(row_json(row->id, row->label, row->help));
    }
    return rows;
}

const std::string& text_of(const Json& row, std::string_view key) { return row.find(key)->text(); }

// The schema's three lists as one, with the path by which a spec names each field.
Json fields() {
    const Json schema = *Json::parse(model::schema_json());
    Json rows = Json::array();
    for (const auto& [list, prefix] : {std::pair{"fields", ""}, {"layers", "layers.N."}, {"losses", "losses.N."}}) {
        const Json* of_list = schema.find(list);
        if (of_list == nullptr) continue;
        for (const Json& field : of_list->items()) {
            Json row = field;
            row["id"] = prefix + text_of(field, "id");
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

Json layers() {
    Json rows = Json::array();
    for (const model::LayerRow& row : model::layer_table()) {
        Json json = row_json(row.id, row.label, row.help);
        json["takes"] = model::takes_text(row);
        json["gives"] = model::gives_text(row);
        rows.push_back(std::move(json));
    }
    return rows;
}

Json lessons_rows() {
    Json rows = Json::array();
    for (const lessons::Lesson* lesson : lessons::lesson_table()) {
        rows.push_back(row_json(lesson->id, lesson->title, lesson->about));
    }
    return rows;
}

struct Section {
    const char* name;
    Json (*rows)();
};
const Section kSections[] = {
    {"datasets", datasets},     {"losses", losses},
    {"layers", layers},         {"activations", [] { return plain_rows(model::activation_table()); }},
    {"optimisers", optimisers}, {"fields", fields},
    {"lessons", lessons_rows}};

std::string rows_text(const Json& rows) {
    std::string text;
    int width = 0;
    for (const Json& row : rows.items()) width = std::max(width, static_cast<int>(text_of(row, "id").size()));
    for (const Json& row : rows.items()) {
        std::string more;
        for (const char* list : {"features", "attributes", "choices"}) {
            const Json* of_row = row.find(list);
            if (of_row == nullptr) continue;
            std::string ids;
            for (const Json& id : of_row->items()) ids += (ids.empty() ? "" : ", ") + id.text();
            more += "\n  " + std::string(static_cast<std::size_t>(width), ' ') + "  " + list + ": " + ids;
        }
        if (const Json* takes = row.find("takes")) {
            more += "\n  " + std::string(static_cast<std::size_t>(width), ' ') + "  takes " + takes->text() +
                    ", gives " + row.find("gives")->text();
        }
        text += "  " + padded(text_of(row, "id"), width) + "  " + text_of(row, "help") + more + "\n";
    }
    return text;
}

}  // namespace

int list_command(const ListArguments& arguments) {
    Json all = Json::object();
    bool first = true;
    for (const Section& section : kSections) {
        if (!arguments.what.empty() && arguments.what != section.name) continue;
        all[section.name] = section.rows();
        if (arguments.json) continue;
        if (arguments.what.empty()) print((first ? "" : "\n") + std::string(section.name) + "\n");
        print(rows_text(all[section.name]));
        first = false;
    }
    if (arguments.json) {
        const Json& shown = arguments.what.empty() ? all : all[arguments.what];
        print(shown.dump(2) + "\n");
    }
    return 0;
}

}  // namespace platform
