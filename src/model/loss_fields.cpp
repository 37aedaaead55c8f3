// The schema's rows for the fields of a loss, and for the list of losses. The order here is the order in panels, JSON
// and links. Next: schema.h.
#include "engine/optimiser.h"
#include "model/material.h"
#include "model/schema.h"
#include "model/tables.h"

namespace model {
namespace {

// The kinds that are possible with this data set, and those that can say why they are not.
std::vector<Choice> loss_kind_choices(const Spec& spec, const LossSpec&) {
    std::vector<Choice> choices;
    const data::DatasetRow* dataset = dataset_row(spec);
    for (const LossRow& row : loss_table()) {
        if (row.why_not == nullptr && dataset != nullptr && !fits(row, *dataset)) continue;
        choices.push_back({std::string(row.id), std::string(row.label), std::string(row.help)});
        if (row.why_not != nullptr) choices.back().why_not = row.why_not(spec);
    }
    return choices;
}

// The attributes, or classes of positions, that a loss of this kind can have as target.
std::vector<Choice> target_choices(const Spec& spec, const LossSpec& loss) {
    std::vector<Choice> choices;
    const data::DatasetRow* row = dataset_row(spec);
    const LossRow* kind = find_loss(loss.kind);
    if (row == nullptr || kind == nullptr || kind->target == TargetKind::none) return choices;
    if (kind->target == TargetKind::place_class) {
        for (const data::PlaceClass& classes : row->place_classes)
            choices.push_back({classes.id, classes.label, classes.help});
        return choices;
    }
    const data::ColumnKind wanted =
        kind->target == TargetKind::category ? data::ColumnKind::category : data::ColumnKind::number;
    for (const data::Attribute& a : row->attributes) {
        if (a.kind == wanted) choices.push_back({a.id, a.label, a.help});
    }
    return choices;
}

std::vector<Choice> game_choices(const Spec&, const LossSpec&) {
    return {
        {"log", "log", "The surer it is of something wrong, the more it counts, without limit (the first GAN)."},
        {"squares", "squares", "Squared distance from the right answer: what is far off still pulls (least squares)."},
        {"wasserstein", "distance",
         "How far apart the expert can score real and made things while its weights stay small (Wasserstein)."}};
}

std::vector<Choice> maker_optimiser_choices(const Spec&, const LossSpec&) {
    std::vector<Choice> choices = {
        {std::string(kSameOptimiser), "the expert's", "Both nets are trained by the same optimiser."}};
    for (const engine::Optimiser* row : engine::optimiser_table())
        choices.push_back({std::string(row->id), std::string(row->label), std::string(row->help)});
    return choices;
}

// Whether a loss of this kind uses a field: its row says so. An unknown kind uses all.
template <const char* kId>
bool loss_uses(const Spec&, const LossSpec& loss) {
    const LossRow* row = find_loss(loss.kind);
    return row == nullptr || uses(row->fields, kId);
}
constexpr char kHidden[] = "hidden", kNoise[] = "noise", kSmoothing[] = "smoothing", kBalance[] = "balance",
               kMargin[] = "margin", kTemperature[] = "temperature", kPerplexity[] = "perplexity", kMaker[] = "maker",
               kTurns[] = "turns", kGame[] = "game", kPace[] = "pace", kMakerOptimiser[] = "maker_optimiser",
               kHide[] = "hide";

// Whether the loss limits the weights of the expert (discriminator): only a Wasserstein GAN does.
bool has_limit(const Spec&, const LossSpec& loss) {
    const LossRow* row = find_loss(loss.kind);
    return row == nullptr || (uses(row->fields, "limit") && loss.game == "wasserstein");
}

}  // namespace

std::span<const Field<LossSpec>> loss_fields() {
    static const std::vector<Field<LossSpec>> fields = {
        {.id = "kind",
         .label = "asks to",
         .help = "What the map is asked to be good for.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::kind,
         .choices = loss_kind_choices},
        {.id = "target",
         .label = "target",
         .help = "The attribute that has to be read off the map.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::target,
         .choices = target_choices},
        {.id = "weight",
         .label = "weight",
         .help = "How much this loss counts. At 0 its head still watches but asks for nothing.",
         .lever = Lever::loss,
         .change = Change::live,
         .member = &LossSpec::weight,
         .min = 0,
         .max = 4,
         .step = 0.01},
        {.id = "hidden",
         .label = "bent borders",
         .help = "Units between the map and the answer: 0 draws straight borders, more can bend them.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::hidden,
         .min = 0,
         .max = 32,
         .applies = loss_uses<kHidden>},
        {.id = "noise",
         .label = "wrong answers",
         .help = "Share of the things for which the loss is told the answer of another thing: a loss that asks for the "
                 "wrong.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::noise,
         .min = 0,
         .max = 1,
         .step = 0.05,
         .applies = loss_uses<kNoise>},
        {.id = "smoothing",
         .label = "label smoothing",
         .help = "Asks for a little less than certainty: borders stay soft.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::smoothing,
         .min = 0,
         .max = 0.5,
         .step = 0.01,
         .applies = loss_uses<kSmoothing>},
        {.id = "balance",
         .label = "rare counts as much",
         .help = "Each class weighs the same, however few things it has.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::balance,
         .applies = loss_uses<kBalance>},
        {.id = "margin",
         .label = "margin",
         .help = "How far apart things of two classes should lie; beyond it they are left alone.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::margin,
         .min = 0.1,
         .max = 10,
         .step = 0.1,
         .applies = loss_uses<kMargin>},
        {.id = "temperature",
         .label = "temperature",
         .help = "Low: only the nearest neighbours count. High: all things count alike.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::temperature,
         .min = 0.05,
         .max = 10,
         .step = 0.01,
         .logarithmic = true,
         .applies = loss_uses<kTemperature>},
        {.id = "perplexity",
         .label = "perplexity",
         .help = "How many neighbours each thing is to keep.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::perplexity,
         .min = 2,
         .max = 100,
         .step = 1,
         .logarithmic = true,
         .applies = loss_uses<kPerplexity>},
        {.id = "maker",
         .label = "the maker's width",
         .help = "Units in each of the two hidden layers of the net that makes things out of noise.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::maker,
         .min = 2,
         .max = 64,
         .applies = loss_uses<kMaker>},
        {.id = "turns",
         .label = "the expert's steps",
         .help = "How many steps the expert learns for each one of the forger.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::turns,
         .min = 1,
         .max = 10,
         .applies = loss_uses<kTurns>},
        {.id = "game",
         .label = "the game",
         .help = "How the expert's judgement is scored, for it and for the forger.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::game,
         .choices = game_choices,
         .applies = loss_uses<kGame>},
        {.id = "pace",
         .label = "the forger's pace",
         .help = "The forger's learning rate, as a multiple of the expert's: below 1 it learns more slowly.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::pace,
         .min = 0.01,
         .max = 10,
         .step = 0.01,
         .logarithmic = true,
         .applies = loss_uses<kPace>},
        {.id = "limit",
         .label = "the expert's limit",
         .help =
             "After each step every weight of the expert, its layers and its head, is cut to this size: only then is "
             "its score a distance.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::limit,
         .min = 0.01,
         .max = 2,
         .step = 0.01,
         .logarithmic = true,
         .applies = has_limit},
        {.id = "hide",
         .label = "hidden",
         .help = "How likely each token or link is hidden, to be asked for. Of each sequence one token always is.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::hide,
         .min = 0,
         .max = 0.9,
         .step = 0.05,
         .applies = loss_uses<kHide>},
        {.id = "maker_optimiser",
         .label = "the forger's optimiser",
         .help = "What turns the forger's gradients into steps, where that is another than the expert's.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::maker_optimiser,
         .choices = maker_optimiser_choices,
         .applies = loss_uses<kMakerOptimiser>},
    };
    return fields;
}

const ListField& losses_field() {
    static const ListField field = {.id = "losses",
                                    .label = "losses",
                                    .help = "What the map is asked for: it keeps that, and may forget the rest.",
                                    .lever = Lever::loss,
                                    .change = Change::graft,
                                    .min_items = 1,
                                    .max_items = 6};
    return field;
}

}  // namespace model
