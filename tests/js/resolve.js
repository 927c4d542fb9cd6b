// The browser code lies outside this folder: its npm packages are found here.
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, next) {
    const isPackage = !/^(\.|\/|node:|file:)/.test(specifier);
    return next(specifier, isPackage ? { ...context, parentURL: import.meta.url } : context);
  },
});
