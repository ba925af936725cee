// A real identity service for the tests: node provider.mjs <module> <port> <redirect address> <client id> <secret>
import { pathToFileURL } from "node:url";

const [module, port, redirect, client, secret] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(module));
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: client,
    client_secret: secret,
    redirect_uris: [redirect],
    grant_types: ["authorization_code"],
    response_types: ["code"],
  }],
  claims: { openid: ["sub"], profile: ["preferred_username"] },
  cookies: { keys: ["only for tests"] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id.replace("subject-", "") }) }),
});
provider.listen(Number(port), "127.0.0.1", () => console.log("listening"));
