package dev.loopbook.program;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import java.util.stream.Collectors;

/// What the types of a program are called once its package is another one.
final class MovedTypes {
  private final String from;
  private final String to;
  private final Set<String> moving;

  /// @param from the program's package with a dot at its end; empty for the unnamed one
  /// @param to the other package with a dot at its end
  /// @param classes the program's classes; those outside the package stay where they are
  MovedTypes(String from, String to, Set<String> classes) {
    this.from = from;
    this.to = to;
    this.moving =
        classes.stream()
            .filter(name -> name.lastIndexOf('.') + 1 == from.length() && name.startsWith(from))
            .collect(Collectors.toUnmodifiableSet());
  }

  String name(String binaryName) {
    return moving.contains(binaryName) ? to + binaryName.substring(from.length()) : binaryName;
  }

  ClassDesc type(ClassDesc type) {
    if (type.isArray()) {
      return type(type.componentType()).arrayType();
    }
    if (type.isPrimitive()) {
      return type;
    }
    var text = type.descriptorString();
    return ClassDesc.of(name(text.substring(1, text.length() - 1).replace('/', '.')));
  }

  MethodTypeDesc type(MethodTypeDesc type) {
    return MethodTypeDesc.of(
        type(type.returnType()), type.parameterList().stream().map(this::type).toList());
  }

  /// Returns the text of a generic signature (JVMS 4.7.9.1).
  String signature(String text) {
    return new Signatures(text).moved();
  }

  /// Goes through a signature: only there, and not in a word search, is it plain which letters are
  /// a class's name.
  private final class Signatures {
    private final String text;
    private final StringBuilder moved = new StringBuilder();
    private int at;

    Signatures(String text) {
      this.text = text;
    }

    String moved() {
      if (text.startsWith("<")) {
        copy(1);
        while (text.charAt(at) != '>') {
          copy(text.indexOf(':', at) - at); // a type parameter's name
          while (text.charAt(at) == ':') {
            copy(1);
            if (text.charAt(at) != ':') {
              type();
            }
          }
        }
      }
      while (at < text.length()) {
        type();
      }
      return moved.toString();
    }

    private void copy(int count) {
      moved.append(text, at, at + count);
      at += count;
    }

    private void type() {
      switch (text.charAt(at)) {
        case 'L' -> {
          copy(1);
          var end = end();
          moved.append(name(text.substring(at, end).replace('/', '.')).replace('.', '/'));
          at = end;
          arguments();
        }
        case 'T' -> copy(text.indexOf(';', at) + 1 - at);
        default -> copy(1); // primitive, array, parenthesis, wildcard
      }
    }

    /// Copies the type arguments, and the inner classes behind them, up to the semicolon.
    private void arguments() {
      while (text.charAt(at) != ';') {
        if (text.charAt(at) == '<') {
          copy(1);
          while (text.charAt(at) != '>') {
            type();
          }
          copy(1);
        } else {
          copy(1); // a dot
          copy(end() - at);
        }
      }
      copy(1);
    }

    private int end() {
      var end = at;
      while (";<.".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      return end;
    }
  }
}
