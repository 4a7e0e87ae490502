"""validate.py SCHEMA: reads JSON documents, one a line, and writes a line for each: "valid" or what is wrong."""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding='utf-8') as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for line in sys.stdin.buffer:
    error = next(validator.iter_errors(json.loads(line)), None)
    print('valid' if error is None else error.json_path + ': ' + error.message[:100].replace('\n', ' '))
