import js from "@eslint/js";
import ts from "typescript-eslint";

export default ts.config(
  {ignores: ["dist/", ".clientele/", "src/.observablehq/", "node_modules/"]},
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname},
    },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "no-console": "error",
    },
  },
  {files: ["*.js"], ...ts.configs.disableTypeChecked},
);
