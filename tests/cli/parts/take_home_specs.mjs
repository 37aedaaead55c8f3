// Experiments that between them have every layer, activation, bound, head, loss, optimiser and schedule that a script can
// express. `drifts`: the loss depends on distances only, so nothing says where the map as a whole lies: the gradient of
// its bias is rounding noise, which Adam enlarges.
const loss = (kind, target = '', more = {}) => ({ kind, target, ...more });
const layers = (...names) => names.map((activation) => ({ kind: 'dense', width: 8, activation }));
const cars = (spec) => ({ dataset: 'auto_mpg', ...spec });
const layer = (kind, more = {}) => ({ kind, ...more });

export const specs = {
  default: cars({}),
  activations: cars({ layers: layers('tanh', 'relu', 'leaky_relu', 'gelu'), optimiser: 'adam', decay: 0.001 }),
  others: cars({ layers: layers('sigmoid', 'softplus', 'sine', 'linear'), optimiser: 'adam', decay: 0.001, map_dims: 1 }),
  layers: cars({
    layers: [...layers('tanh'), { kind: 'residual', width: 8, activation: 'relu' },
      { kind: 'residual', width: 6, activation: 'gelu' }, { kind: 'gated', width: 8, activation: 'tanh' }, { kind: 'norm' }],
    optimiser: 'momentum', lr: 0.002, bound: 'sphere', map_dims: 3,
  }),
  box: cars({ bound: 'tanh', bits: 5, optimiser: 'rmsprop', schedule: 'cosine', horizon: 500, lr: 0.003, clip: 0.5 }),
  bits: cars({ bits: 3, optimiser: 'sgd', schedule: 'warmup', horizon: 8000, lr: 0.05, full_batch: true }),
  heads: cars({
    losses: [loss('binary', 'origin', { hidden: 8, balance: true }), loss('huber', 'mpg', { weight: 0.5, noise: 0.2 }),
      loss('regress', 'weight')],
  }),
  smooth: cars({ losses: [loss('classify', 'origin', { smoothing: 0.1, noise: 0.2, hidden: 5 })], held_out: 0.1, test: 0.1 }),
  autoencoder: cars({
    losses: [loss('reconstruct', '', { hidden: 6 }), loss('adversary', 'origin', { weight: 0.3, hidden: 4 }),
      loss('weights_l2', '', { weight: 0.1 }), loss('weights_l1', '', { weight: 0.01 })],
    features: ['weight', 'engine', 'power'],
  }),
  cloud: cars({ losses: [loss('reconstruct'), loss('gaussian', '', { weight: 0.05 })] }),
  noise: cars({ layers: [...layers('tanh'), { kind: 'dropout', rate: 0.2 }, { kind: 'noise', rate: 0.1 }] }),
  contrast: cars({
    losses: [loss('contrastive', 'origin', { margin: 1.5 }), loss('centre', 'cylinders', { weight: 0.2 }),
      loss('activity_l2', '', { weight: 0.01 }), loss('activity_l1', '', { weight: 0.01 })],
  }),
  // Pictures, sequences and graphs.
  pictures: {
    dataset: 'digits', lr: 0.003,
    layers: [layer('picture'), layer('conv', { width: 6, activation: 'relu' }), layer('pool', { kernel: 2, pool: 'max' }),
      layer('conv', { width: 9, activation: 'tanh', stride: 2 }), layer('norm'), layer('flatten')],
  },
  places: {
    dataset: 'digits',
    layers: [layer('picture'), layer('pool', { kernel: 2, pool: 'average' }),
      layer('conv', { width: 8, activation: 'tanh', kernel: 2, padded: false }), layer('mean')],
  },
  largest: {
    dataset: 'digits',
    layers: [layer('picture'), layer('conv', { width: 9, activation: 'tanh' }), layer('max')],
  },
  upsampled: {
    dataset: 'digits',
    layers: [layer('picture'), layer('pool', { kernel: 2, pool: 'max' }), layer('upsample'),
      layer('conv', { width: 4, activation: 'tanh', stride: 2 }), layer('flatten')],
  },
  windows: {
    dataset: 'reber',
    layers: [layer('sequence'), layer('lookup', { width: 5 }), layer('conv1d', { width: 8, activation: 'relu', kernel: 4 }),
      layer('conv1d', { width: 6, activation: 'tanh', kernel: 2, padded: false }), layer('max')],
  },
  recurrent: {
    dataset: 'reber',
    layers: [layer('sequence'), layer('lookup', { width: 5 }), layer('lstm', { width: 9 }), layer('last')],
  },
  gated: {
    dataset: 'reber',
    layers: [layer('sequence'), layer('lookup', { width: 5 }), layer('gru', { width: 9 }), layer('last')],
  },
  attention: {
    dataset: 'recall',
    layers: [layer('sequence'), layer('lookup', { width: 8 }), layer('position', { positions: 'learned' }),
      layer('attention', { width: 8, heads: 2, causal: true }), layer('attention', { width: 6, heads: 3 }), layer('mean')],
  },
  transformer: {
    dataset: 'recall',
    layers: [layer('sequence'), layer('lookup', { width: 8 }), layer('position', { positions: 'sine' }),
      layer('transformer', { width: 8, heads: 2 }), layer('transformer', { width: 8, causal: true, norm: false, residual: false }),
      layer('transformer', { width: 8, mlp: false }), layer('flatten')],
  },
  graph: {
    dataset: 'karate',
    losses: [loss('classify', 'side')],
    layers: [layer('nodes'), layer('graph_conv', { width: 8, activation: 'tanh' }), layer('graph_mean'),
      layer('graph_conv', { width: 6, activation: 'sigmoid', edges: false }), layer('own'), ...layers('tanh')],
  },
  attended: {
    dataset: 'karate',
    losses: [loss('classify', 'side')],
    layers: [layer('nodes'), layer('graph_attention', { width: 8, activation: 'tanh', heads: 2 }),
      layer('graph_attention', { width: 6, activation: 'relu', heads: 3 }), layer('own')],
  },
  // Losses over the places of a sequence.
  next: {
    dataset: 'reber', losses: [loss('next_token', '', { hidden: 5 }), loss('classify_places', 'states')],
    layers: [layer('sequence'), layer('lookup', { width: 5 }), layer('gru', { width: 7 }), layer('last')],
  },
  hidden: {
    dataset: 'reber', losses: [loss('hidden_token', '', { hide: 0.2 }), loss('classify', 'state')],
    layers: [layer('sequence'), layer('lookup', { width: 6 }), layer('position', { positions: 'learned' }),
      layer('attention', { width: 6, heads: 2 }), layer('mean')],
  },
  // Nets that make things out of noise; beside them an encoder whose noise is that of real and of made things.
  forger: { dataset: 'eight', layers: layers('relu'), losses: [loss('gan', '', { maker: 8, turns: 2, pace: 0.5, maker_optimiser: 'rmsprop' })] },
  distance: {
    dataset: 'eight', optimiser: 'rmsprop', lr: 0.002, decay: 0,
    layers: [...layers('leaky_relu'), { kind: 'noise', rate: 0.1 }],
    losses: [loss('gan', '', { maker: 8, game: 'wasserstein', limit: 0.2 })], drifts: true,
  },
  squares: { dataset: 'eight', layers: layers('tanh'), losses: [loss('gan', '', { maker: 8, game: 'squares' })] },
  flow: cars({ losses: [loss('classify', 'origin'), loss('flow', '', { maker: 12 })] }),
  links: {
    dataset: 'karate', lr: 0.003, losses: [loss('links', '', { hide: 0.2 })], drifts: true,
    layers: [layer('nodes'), layer('graph_conv', { width: 8, activation: 'tanh' }), layer('own')],
  },
  triplets: { ...cars({ losses: [loss('triplet', 'origin')] }), drifts: true },
  info: { ...cars({ losses: [loss('info_nce', 'origin', { temperature: 0.5 })] }), drifts: true },
  neighbours: { ...cars({ losses: [loss('neighbours', '', { perplexity: 12 })] }), drifts: true },
};
