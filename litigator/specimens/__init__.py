"""The specimens of the sample office: ten invented cases, as YAML case files. Every person, number and event in them is invented."""
