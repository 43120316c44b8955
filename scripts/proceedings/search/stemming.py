"""The stem of a word, by Snowball (snowballstem.org), and the same algorithm as a script for the browser."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Callable
from pathlib import Path

import Stemmer  # type: ignore[import-not-found]
from babel import Locale

_RUNTIME = Path(__file__).with_name("stemmer.js")
_OPERATORS = {ast.Add: "+", ast.Sub: "-", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "===", ast.NotEq: "!=="}


def _name(language: str) -> str:
    """Return what Snowball calls a language: its English name."""
    return (Locale.parse(language, sep="-").get_language_name("en") or "").lower()


def _algorithm(language: str) -> type | None:
    """Return the class of the language's stemmer in Python, if Snowball has one."""
    name = _name(language)
    try:
        module = importlib.import_module(f"snowballstemmer.{name}_stemmer")
    except ImportError:
        return None
    return getattr(module, f"{name.title()}Stemmer", None)


def stemmer(language: str) -> Callable[[str], str] | None:
    """Return a function from a word in small letters to its stem, or None where the language has no stemmer.

    It is the one in C, fifteen times as fast as that in Python, from which `script` is translated.
    """
    name = _name(language)
    return Stemmer.Stemmer(name).stemWord if name in Stemmer.algorithms() else None


def script(language: str) -> str | None:
    """Return an ES module whose default export stems words of a language exactly as `stemmer` does, or None.

    snowballstemmer is generated code of very few kinds of statements, so it is translated statement by statement; a kind that
    is not known here raises KeyError, which a new version of the library would show in the tests.
    """
    algorithm = _algorithm(language)
    if algorithm is None:
        return None
    tree = ast.parse(inspect.getsource(importlib.import_module(algorithm.__module__)))
    own = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == algorithm.__name__)
    fields, methods = [], []
    for node in own.body:
        if isinstance(node, ast.FunctionDef):
            methods.append(f"{node.name}(){_block(node.body)}")
        elif isinstance(node, ast.Assign):
            fields.append(f"{_expression(node.targets[0])}={_expression(node.value)};")
    body = f"class S extends Base{{{''.join(f'static {field}' if field.startswith(('a', 'g')) else field for field in fields)}{''.join(methods)}}}"
    return f"{_RUNTIME.read_text(encoding='utf-8')}{body}\nconst one=new S();\nexport default (word)=>one.stemWord(word);\n"


def _block(body: list[ast.stmt]) -> str:
    return "{" + "".join(map(_statement, body)) + "}"


def _statement(node: ast.stmt) -> str:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Pass():
            return ""
        case ast.Expr():
            return f"{_expression(node.value)};"
        case ast.Assign(targets=[ast.Name(id=name)]):
            return f"var {name}={_expression(node.value)};"
        case ast.Assign():
            return f"{_expression(node.targets[0])}={_expression(node.value)};"
        case ast.AugAssign():
            return f"{_expression(node.target)}{_OPERATORS[type(node.op)]}={_expression(node.value)};"
        case ast.If():
            return f"if({_expression(node.test)}){_block(node.body)}" + (f"else{_block(node.orelse)}" if node.orelse else "")
        case ast.While():
            return f"while({_expression(node.test)}){_block(node.body)}"
        case ast.For(iter=ast.Tuple(elts=times)):
            return f"for(let n=0;n<{len(times)};n++){_block(node.body)}"
        case ast.Return():
            return f"return {_expression(node.value)};" if node.value else "return;"
        case ast.Break():
            return "break;"
        case ast.Continue():
            return "continue;"
        case ast.Try(handlers=[ast.ExceptHandler(type=ast.Name(id=label))]):
            return f"{label}:{_block(node.body)}"
        case ast.Raise(exc=ast.Call(func=ast.Name(id=label))):
            return f"break {label};"
    raise KeyError(ast.dump(node))


def _expression(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=None):
            return "null"
        case ast.Constant(value=bool() as value):
            return str(value).lower()
        case ast.Constant(value=int() as value):
            return str(value)
        case ast.Constant(value=str() as value):
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case ast.Name(id="self"):
            return "this"
        case ast.Name(id=name):
            return f"S.prototype.{name}" if name.startswith("__r") else name
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return f"{'this' if owner == 'self' else 'S'}.{name}"
        case ast.Attribute(attr=name):
            return f"{_expression(node.value)}.{name}"
        case ast.Call(func=ast.Name(id="Among"), args=[word, _, result, *method]):
            return f"[{','.join(map(_expression, (word, result, *method)))}]"
        case ast.Call(func=ast.Name(id="len")):
            return f"{_expression(node.args[0])}.length"
        case ast.Call():
            return f"{_expression(node.func)}({','.join(map(_expression, node.args))})"
        case ast.Subscript(slice=ast.Slice()):
            raise KeyError(ast.dump(node))
        case ast.Subscript():
            return f"{_expression(node.value)}[{_expression(node.slice)}]"
        case ast.UnaryOp(op=ast.Not()):
            return f"!({_expression(node.operand)})"
        case ast.UnaryOp(op=ast.USub()):
            return f"-{_expression(node.operand)}"
        case ast.BinOp():
            return f"({_expression(node.left)}{_OPERATORS[type(node.op)]}{_expression(node.right)})"
        case ast.BoolOp(op=ast.Or()):
            return "(" + "||".join(map(_expression, node.values)) + ")"
        case ast.Compare(ops=[operator], comparators=[other]):
            return f"({_expression(node.left)}{_OPERATORS[type(operator)]}{_expression(other)})"
        case ast.List() | ast.Tuple():
            return f"[{','.join(map(_expression, node.elts))}]"
        case ast.Set():
            return f"new Set([{','.join(map(_expression, node.elts))}])"
    raise KeyError(ast.dump(node))
