// The reference server of tus, for comparison: node oracle.mjs PORT FOLDER; its packages lie in $ORACLE.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env.ORACLE}/`);
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { Server } = await load("@tus/server");
const { FileStore } = await load("@tus/file-store");
const [port, directory] = process.argv.slice(2);
new Server({ path: "/uploads", datastore: new FileStore({ directory }), relativeLocation: true }).listen({ port: Number(port), host: "127.0.0.1" });
