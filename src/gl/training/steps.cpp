// See steps.h.
#include "gl/training/steps.h"

#include <algorithm>
#include <cmath>

#include "core/check.h"
#include "gl/gles.h"
#include "gl/training/plan.h"

namespace gl {
namespace {

using engine::Matrix;
using engine::Node;
using engine::NodeKind;
using engine::Value;

constexpr int kMostSteps = 256;  // of a block: a few milliseconds of work
constexpr const char* kBatchFile = "ops/batch.frag";
constexpr const char* kClipFile = "ops/clip.frag";
constexpr const char* kOptimiseFile = "ops/optimise.frag";

// The kernel function of an optimiser; AdamW uses Adam's with another treatment of the decay.
std::string kernel_of(const engine::Optimiser& optimiser) {
    return optimiser.id == "adamw" ? "adam" : std::string(optimiser.id);
}

// The most slots that one of them needs.
int slots_of(const std::vector<const engine::Optimiser*>& optimisers) {
    int most = 0;
    for (const engine::Optimiser* optimiser : optimisers) most = std::max(most, optimiser->n_slots);
    return most;
}

const Surface* surface_of(const Steps& steps, int surface) {
    return &steps.machine.surfaces[static_cast<std::size_t>(surface)];
}

// The passes of a step besides those of the graph; collects them until one fails.
struct Builder {
    Steps& steps;
    Kernels& kernels;
    std::string error;

    View matrix(int rows, int cols) {
        const core::Result<View> made = make_matrix(steps.machine, rows, cols);
        if (made.ok()) return made.value();
        error = made.error().sentence;
        return {};
    }
    // Matrices that all models share.
    View shared_room(int rows, int cols) {
        const int models = steps.machine.models;
        steps.machine.models = 1;
        View view = matrix(rows, cols);
        steps.machine.models = models;
        view.tiles = {};
        return view;
    }
    Pass pass(const char* file, const std::string& function, const View& target,
              const std::vector<Define>& defines = {}) {
        Pass made;
        const core::Result<Kernel*> kernel = find_kernel(kernels, file, function, defines);
        if (kernel.ok()) {
            made.kernel = kernel.value();
        } else {
            error = kernel.error().sentence;
        }
        made.target = target;
        return made;
    }
};

// All tables side by side, in the order of their inputs on the shared surface, so that one pass gathers a batch.
View write_tables(Builder& builder, const StepsRequest& request) {
    int width = 0;
    for (const Table& table : request.tables) width += texels_of(table.cols);
    const View all = builder.shared_room(request.n_rows, 4 * width);
    if (!builder.error.empty() || request.only_kernels) return all;
    int x = 0;
    for (const Table& table : request.tables) {
        const View part{all.surface, x, 0, {}, request.n_rows, table.cols};
        write_view(builder.steps.machine, part, 0, {table.rows, request.n_rows, table.cols, table.cols});
        x += texels_of(table.cols);
    }
    return all;
}

void add_gather(Builder& builder, const StepsRequest& request, std::vector<Pass>& passes) {
    Steps& steps = builder.steps;
    steps.order = builder.matrix(steps.most_steps, request.things);
    const View tables = write_tables(builder, request);
    if (!builder.error.empty() || request.tables.empty()) return;
    View target = view_of(steps.machine, {Content::Kind::value, request.tables[0].input.index, 0});
    target.x = 0;
    target.cols = tables.cols;
    Pass gather = builder.pass(kBatchFile, "gather", target);
    gather.reads[kIn0] = tables;
    gather.reads[kIn1] = steps.order;
    passes.push_back(gather);
}

void add_fresh(Builder& builder, const StepsRequest& request, std::vector<Pass>& passes) {
    Steps& steps = builder.steps;
    for (const Value input : request.random) {
        const View target = view_of(steps.machine, {Content::Kind::value, input.index, 0});
        const bool column = target.cols == 1;
        steps.random.push_back(column ? builder.matrix(steps.most_steps, target.rows)
                                      : builder.matrix(steps.most_steps * target.rows, target.cols));
        Pass pass = builder.pass(kBatchFile, column ? "fresh_column" : "fresh_rows", target);
        pass.reads[kIn0] = steps.random.back();
        pass.reads[kOut] = target;  // only its size is used
        pass.reads[kOut].surface = -1;
        passes.push_back(pass);
    }
}

// Surfaces that the optimiser writes (parameters and slots, all in one pass) and that are then swapped with the old ones.
void make_next_surfaces(Builder& builder) {
    Steps& steps = builder.steps;
    const View& all = steps.all_parameters;
    steps.next_parameters = builder.matrix(all.rows, all.cols).surface;
    for (int i = 0; i < slots_of(steps.optimisers); ++i) {
        steps.slots.push_back(builder.matrix(all.rows, all.cols).surface);
        steps.next_slots.push_back(builder.matrix(all.rows, all.cols).surface);
    }
    if (!builder.error.empty() || steps.machine.only_kernels) return;
    const auto attach = [&](int parameters, const std::vector<int>& slots) {
        std::vector<const Surface*> others;
        for (const int slot : slots) others.push_back(surface_of(steps, slot));
        if (!draw_together(*surface_of(steps, parameters), others)) builder.error = kNotTogether;
    };
    attach(steps.next_parameters, steps.next_slots);
    attach(steps.machine.parameters, steps.slots);
}

void add_optimise(Builder& builder, const StepsRequest& request, std::vector<Pass>& passes) {
    Steps& steps = builder.steps;
    make_next_surfaces(builder);
    steps.settings = builder.matrix(1, 4);
    View gradients = steps.all_parameters;
    gradients.surface = steps.machine.d_parameters;
    View length;
    if (request.clips) {
        Pass squares = builder.pass(kClipFile, "row_squares", builder.matrix(gradients.rows, 1));
        squares.reads[kIn0] = gradients;
        Pass sum = builder.pass(kClipFile, "length_of_all", builder.matrix(1, 1));
        sum.reads[kIn0] = squares.target;
        length = sum.target;
        passes.push_back(squares);
        passes.push_back(sum);
    }
    View target = steps.all_parameters;
    target.surface = steps.next_parameters;
    const engine::Optimiser &first = *request.optimisers.front(), &second = *request.optimisers.back();
    const bool two = request.optimisers.size() > 1;
    Pass optimise = builder.pass(kOptimiseFile, two ? "by_row" : kernel_of(first), target,
                                 {{"ES_SLOTS", std::to_string(slots_of(request.optimisers))},
                                  {"ES_DECOUPLED", first.decoupled_decay ? "1" : "0"},
                                  {"ES_CLIP", request.clips ? "1" : "0"},
                                  {"ES_RULES", request.has_rules ? "1" : "0"},
                                  {"ES_TWO", two ? "1" : "0"},
                                  {"ES_FIRST", kernel_of(first)},
                                  {"ES_SECOND", kernel_of(second)},
                                  {"ES_SECOND_DECOUPLED", second.decoupled_decay ? "1" : "0"}});
    optimise.reads[kIn0] = steps.all_parameters;
    optimise.reads[kIn1] = gradients;
    for (std::size_t i = 0; i < steps.slots.size(); ++i) {
        optimise.reads[kIn2 + i] = steps.all_parameters;
        optimise.reads[kIn2 + i].surface = steps.slots[i];
    }
    optimise.reads[kNote0] = steps.settings;
    optimise.reads[kNote1] = length;
    if (request.has_rules) {
        steps.rules = builder.matrix(steps.all_parameters.rows, 4);
        optimise.reads[kNote2] = steps.rules;
    }
    passes.push_back(optimise);
}

// The most steps in a block whose inputs still fit on surfaces.
int most_steps_of(const Steps& steps, const StepsRequest& request) {
    int most = std::min(kMostSteps, steps.machine.max_side);
    for (const Value input : request.random) {
        const engine::Shape shape = engine::shape_of(steps.machine.graph, input);
        if (shape.cols > 1) most = std::min(most, steps.machine.max_side / engine::rows_of(shape, request.things));
    }
    // Several models share a surface.
    while (most > 1 && !arrange_tiles(texels_of(request.things), most, request.models, steps.machine.max_side).ok())
        most /= 2;
    return std::max(most, 1);
}

// Calls what(view of a parameter, its matrix in an array with the layout of the program).
template <class T, class What>
void for_each_parameter(const Steps& steps, int surface, T* parameters, What what) {
    const engine::Program& program = *steps.program;
    for (std::size_t i = 0; i < program.graph.nodes.size(); ++i) {
        const Node& node = program.graph.nodes[i];
        if (node.kind != NodeKind::parameter) continue;
        View view = view_of(steps.machine, {Content::Kind::value, static_cast<int>(i), 0});
        view.surface = surface;
        what(view, Matrix<T>{parameters + program.places[i].value, node.shape.rows, node.shape.cols,
                             engine::padded(node.shape.cols)});
    }
}

double power(double base, long exponent) { return std::pow(base, static_cast<double>(exponent)); }

}  // namespace

core::Status make_steps(Steps& steps, Kernels& kernels, const StepsRequest& request) {
    free_steps(steps);
    if (request.optimisers.size() > 2) {
        return core::Error{"backend",
                           "The graphics card trains with two optimisers at most; these losses ask for more."};
    }
    steps.program = request.program;
    steps.optimisers = request.optimisers;
    Request machine{.graph = &request.program->graph,
                    .things = request.things,
                    .models = request.models,
                    .loss = request.loss,
                    .values = {},
                    .only_kernels = request.only_kernels,
                    .share_surface = {}};
    for (const Table& table : request.tables) machine.share_surface.push_back(table.input);
    core::Status made = make_machine(steps.machine, kernels, machine);
    if (!made.ok()) return made;
    const Restore restore;
    steps.most_steps = most_steps_of(steps, request);
    steps.all_parameters = parameters_view(steps.machine);
    Builder builder{steps, kernels, ""};
    std::vector<Pass> passes;
    add_gather(builder, request, passes);
    add_fresh(builder, request, passes);
    passes.insert(passes.end(), steps.machine.passes.passes.begin(), steps.machine.passes.passes.end());
    add_optimise(builder, request, passes);
    if (!builder.error.empty()) return core::Error{"backend", builder.error};
    if (request.only_kernels) return {};
    free_passes(steps.machine.passes);
    steps.machine.passes = prepare_passes(std::move(passes), steps.machine.surfaces, request.models);
    return {};
}

core::Result<bool> prepare_kernels(Kernels& kernels, StepsRequest request) {
    request.only_kernels = true;
    kernels.waits = false;
    Steps trial;
    const core::Status prepared = make_steps(trial, kernels, request);
    free_steps(trial);
    if (prepared.ok()) return true;
    if (kernels.waits) return false;
    return prepared.error();
}

void free_steps(Steps& steps) {
    forget_reading(steps.reading);
    free_machine(steps.machine);
    steps = {};
}

void write_weights(Steps& steps, int model, const float* parameters, const float* slots) {
    const auto write = [&](const View& view, const Matrix<const float>& from) {
        write_view(steps.machine, view, model, from);
    };
    for_each_parameter(steps, steps.machine.parameters, parameters, write);
    const std::vector<float> zero(slots == nullptr ? static_cast<std::size_t>(steps.program->n_parameters) : 0, 0.0f);
    for (std::size_t i = 0; i < steps.slots.size(); ++i) {
        const float* from = slots == nullptr ? zero.data() : slots + static_cast<long>(i) * steps.program->n_parameters;
        for_each_parameter(steps, steps.slots[i], from, write);
    }
}

void read_weights(Steps& steps, int model, float* parameters, float* slots) {
    const auto read = [&](const View& view, const Matrix<float>& to) {
        read_view(steps.machine, view, model, to);
        steps.bytes_read += 16L * view.rows * texels_of(view.cols);
    };
    for_each_parameter(steps, steps.machine.parameters, parameters, read);
    for (std::size_t i = 0; slots != nullptr && i < steps.slots.size(); ++i)
        for_each_parameter(steps, steps.slots[i], slots + static_cast<long>(i) * steps.program->n_parameters, read);
}

void write_settings(const Steps& steps, int model, const Settings& settings) {
    const float numbers[4] = {settings.learning_rate, settings.momentum, settings.decay, settings.clip};
    write_view(steps.machine, steps.settings, model, {numbers, 1, 4, 4});
}

void write_rules(const Steps& steps, int model, const std::vector<engine::UpdateRule>& rules) {
    if (steps.rules.surface < 0) return;
    std::vector<float> numbers;
    for (int r = 0; r < steps.rules.rows; ++r) numbers.insert(numbers.end(), {1, 0, 0, 0});
    for (const engine::UpdateRule& rule : rules) {
        const View& view = view_of(steps.machine, {Content::Kind::value, rule.parameter.index, 0});
        for (int r = view.y; r < view.y + view.rows; ++r) {
            float* row = numbers.data() + 4L * r;
            row[0] *= rule.rate;
            if (rule.limit > 0) row[1] = rule.limit;
            if (rule.optimiser != nullptr && rule.optimiser != steps.optimisers.front()) row[2] = 1;
        }
    }
    write_view(steps.machine, steps.rules, model, {numbers.data(), steps.rules.rows, 4, 4});
}

void write_input(const Steps& steps, int model, Value input, const Matrix<const float>& from) {
    write_value(steps.machine, model, input, from);
}

void begin_block(Steps& steps, int n_steps, std::vector<float> factors) {
    ES_CHECK(n_steps <= steps.most_steps && static_cast<int>(factors.size()) == n_steps, "a block of most_steps");
    steps.steps_in_block = n_steps;
    steps.next_in_block = 0;
    steps.factors = std::move(factors);
}

void write_block(const Steps& steps, int model, const Block& block) {
    ES_CHECK(block.steps == steps.steps_in_block, "a block has the steps that begin_block() was told");
    const std::vector<float> order(block.order.begin(), block.order.end());
    View view = steps.order;
    view.rows = block.steps;
    write_view(steps.machine, view, model, {order.data(), view.rows, view.cols, view.cols});
    for (std::size_t i = 0; i < steps.random.size(); ++i) {
        view = steps.random[i];
        view.rows = view.rows / steps.most_steps * block.steps;
        write_view(steps.machine, view, model, {block.random[i].data(), view.rows, view.cols, view.cols});
    }
}

int run_steps(Steps& steps, Kernels& kernels, int n) {
    const Restore restore;
    begin_passes(kernels);
    int done = 0;
    std::vector<Surface>& surfaces = steps.machine.surfaces;
    const auto swap_surfaces = [&](int a, int b) {
        std::swap(surfaces[static_cast<std::size_t>(a)], surfaces[static_cast<std::size_t>(b)]);
    };
    for (; done < n && steps.next_in_block < steps.steps_in_block; ++done, ++steps.next_in_block) {
        const long t = ++steps.optimiser_step;
        StepUniforms uniforms{.step_in_block = steps.next_in_block, .now = {}};
        uniforms.now = {steps.factors[static_cast<std::size_t>(steps.next_in_block)],
                        static_cast<float>(1.0 / (1.0 - power(0.9, t))),
                        static_cast<float>(1.0 / std::sqrt(1.0 - power(0.999, t))), 0.0f};
        run_passes(steps.machine.passes, surfaces, uniforms);
        swap_surfaces(steps.machine.parameters, steps.next_parameters);
        for (std::size_t i = 0; i < steps.slots.size(); ++i) swap_surfaces(steps.slots[i], steps.next_slots[i]);
    }
    return done;
}

void start_reading_weights(Steps& steps, bool with_slots) {
    const Restore restore;
    std::vector<const Surface*> surfaces = {surface_of(steps, steps.machine.parameters)};
    for (std::size_t i = 0; with_slots && i < steps.slots.size(); ++i)
        surfaces.push_back(surface_of(steps, steps.slots[i]));
    start_reading(steps.reading, surfaces);
    steps.reads_slots = with_slots;
    steps.bytes_read += 4 * steps.reading.n_floats;
}

void read_all_weights(Steps& steps, std::vector<float>& copy) {
    const Restore restore;
    std::vector<int> surfaces = {steps.machine.parameters};
    surfaces.insert(surfaces.end(), steps.slots.begin(), steps.slots.end());
    const Texture& texture = surface_of(steps, steps.machine.parameters)->texture;
    const auto size = 4 * static_cast<std::size_t>(texture.width) * static_cast<std::size_t>(texture.height);
    copy.resize(surfaces.size() * size);
    for (std::size_t i = 0; i < surfaces.size(); ++i)
        read_texels(*surface_of(steps, surfaces[i]), 0, 0, texture.width, texture.height, copy.data() + i * size);
    steps.reads_slots = true;
    steps.bytes_read += 4 * static_cast<long>(copy.size());
}

bool finish_reading_weights(Steps& steps, std::vector<float>& copy) { return finish_reading(steps.reading, copy); }

void weights_in(const Steps& steps, const std::vector<float>& copy, int model, float* parameters, float* slots) {
    const Texture& texture = surface_of(steps, steps.machine.parameters)->texture;
    const float* surface = copy.data();
    const auto take = [&](const View& view, const Matrix<float>& to) {
        for (int r = 0; r < view.rows; ++r) {
            const long first = static_cast<long>(y_of(view, model) + r) * texture.width + x_of(view, model);
            std::copy_n(surface + 4 * first, view.cols, to.row(r));
        }
    };
    for_each_parameter(steps, steps.machine.parameters, parameters, take);
    for (std::size_t i = 0; slots != nullptr && steps.reads_slots && i < steps.slots.size(); ++i) {
        surface += 4L * texture.width * texture.height;
        for_each_parameter(steps, steps.slots[i], slots + static_cast<long>(i) * steps.program->n_parameters, take);
    }
}

// A browser's glFinish() does not wait; reading a texel does.
void wait_for_steps(const Steps& steps) {
    float texel[4];
    const Restore restore;
    read_texels(*surface_of(steps, steps.machine.parameters), 0, 0, 1, 1, texel);
}

}  // namespace gl
