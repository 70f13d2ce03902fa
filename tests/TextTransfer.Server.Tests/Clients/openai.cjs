// The client of OpenAI, unchanged but for its base address.
const assert = require("node:assert");
const OpenAI = require("openai");

(async () => {
  const client = new OpenAI({ baseURL: process.env.SERVICE + "/v1", apiKey: process.env.KEY, maxRetries: 0 });
  const input = ["salt the pasta water", "compost wants air"];
  const packed = await client.embeddings.create({ model: "topics", input }); // Base64, unless told otherwise
  const plain = await client.embeddings.create({ model: "topics", input, encoding_format: "float" });
  assert.deepEqual(packed.data.map(d => d.embedding.map(Math.fround)), plain.data.map(d => d.embedding.map(Math.fround)));
  const models = [];
  for await (const model of client.models.list()) models.push(model.id);
  let refused;
  await client.embeddings.create({ model: "other", input }).catch(e => refused = e);
  let unknown;
  await new OpenAI({ baseURL: process.env.SERVICE + "/v1", apiKey: "wrong", maxRetries: 0 }).models.list().catch(e => unknown = e);
  console.log(JSON.stringify({ vectors: plain.data.map(d => d.embedding), usage: plain.usage, models, refused: [refused.constructor.name, refused.message], unknown: unknown.constructor.name }));
})();
