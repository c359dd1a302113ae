package io.boxoffice.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads answers of HTTP/1.1 (RFC 9112) from bytes as they come, in pieces of any size: status,
/// `Content-Length` or chunks, `Connection: close`, `Retry-After` in seconds. Skips all else, to
/// cost a microsecond.
final class AnswerParser {

  /// As much as servers commonly allow for all headers.
  private static final int LINE_MAX = 16_384;

  private static final int HEX = 16;
  private static final String VERSION = "HTTP/1.";
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final String LENGTH = "content-length:";
  private static final String ENCODING = "transfer-encoding:";
  private static final String CONNECTION = "connection:";
  private static final String RETRY_AFTER = "retry-after:";

  private enum Part {
    STATUS_LINE,
    HEADER,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER
  }

  private final Answer answer = new Answer();
  private final byte[] line = new byte[LINE_MAX];
  private Part part = Part.STATUS_LINE;
  private int lineLength;
  private int bytesLeft;
  private boolean chunked;
  private boolean sized;

  /// The answer that was read last.
  Answer answer() {
    return answer;
  }

  /// Whether nothing of a next answer was read yet.
  boolean isBetweenAnswers() {
    return part == Part.STATUS_LINE && lineLength == 0;
  }

  /// Takes bytes; true when an answer is complete, which leaves what follows it in the buffer.
  ///
  /// @param bytes backed by an array
  boolean advance(ByteBuffer bytes) throws MalformedAnswer {
    while (bytes.hasRemaining()) {
      boolean complete =
          switch (part) {
            case BODY, CHUNK -> takeBody(bytes);
            case STATUS_LINE, HEADER, CHUNK_SIZE, CHUNK_END, TRAILER ->
                takeLine(bytes) && endOfLine();
          };
      if (complete) {
        part = Part.STATUS_LINE;
        return true;
      }
    }
    return false;
  }

  private boolean takeBody(ByteBuffer bytes) throws MalformedAnswer {
    int count = Math.min(bytesLeft, bytes.remaining());
    answer.append(bytes.array(), bytes.arrayOffset() + bytes.position(), count);
    bytes.position(bytes.position() + count);
    bytesLeft -= count;
    if (bytesLeft > 0) {
      return false;
    }
    return part == Part.BODY || next(Part.CHUNK_END);
  }

  /// True when the line is whole; its end is not kept.
  private boolean takeLine(ByteBuffer bytes) throws MalformedAnswer {
    byte[] source = bytes.array();
    int begin = bytes.arrayOffset() + bytes.position();
    int end = bytes.arrayOffset() + bytes.limit();
    int at = begin;
    while (at < end && source[at] != '\n') {
      at++;
    }
    int count = at - begin;
    if (count > LINE_MAX - lineLength) {
      throw new MalformedAnswer("a line of more than " + LINE_MAX + " bytes");
    }
    System.arraycopy(source, begin, line, lineLength, count);
    lineLength += count;
    boolean whole = at < end;
    bytes.position(bytes.position() + count + (whole ? 1 : 0));
    return whole;
  }

  private boolean endOfLine() throws MalformedAnswer {
    int length = lineLength > 0 && line[lineLength - 1] == '\r' ? lineLength - 1 : lineLength;
    lineLength = 0;
    return switch (part) {
      case STATUS_LINE -> statusLine(length);
      case HEADER -> length == 0 ? endOfHeaders() : header(length);
      case CHUNK_SIZE -> chunkSize(length);
      case CHUNK_END -> next(Part.CHUNK_SIZE);
      case TRAILER -> length == 0;
      case BODY, CHUNK -> throw new MalformedAnswer("a line where a body is");
    };
  }

  private boolean statusLine(int length) throws MalformedAnswer {
    if (length < STATUS_AT + 3 || !starts(VERSION, length)) {
      throw new MalformedAnswer("not HTTP/1.1: " + text(0, length));
    }
    answer.begin((int) number(STATUS_AT, STATUS_AT + 3, 10));
    chunked = false;
    sized = false;
    bytesLeft = 0;
    return next(Part.HEADER);
  }

  /// Looks at the first letter before it compares: most headers are none of ours.
  private boolean header(int length) throws MalformedAnswer {
    int first = line[0] | 0x20;
    if (first == 'c' && starts(LENGTH, length)) {
      bytesLeft = size(LENGTH.length(), length, 10);
      sized = true;
    } else if (first == 't' && starts(ENCODING, length)) {
      chunked = value(ENCODING, length).endsWith("chunked");
    } else if (first == 'r' && starts(RETRY_AFTER, length)) {
      answer.retryAfter(size(RETRY_AFTER.length(), length, 10));
    } else if (first == 'c' && starts(CONNECTION, length)) {
      if (value(CONNECTION, length).equals("close")) {
        answer.last();
      }
    }
    return false;
  }

  private boolean endOfHeaders() throws MalformedAnswer {
    if (answer.status() < 200) {
      return next(Part.STATUS_LINE); // An interim answer; the real one follows.
    }
    if (answer.status() == 204 || answer.status() == 304) {
      return true;
    }
    if (chunked) {
      return next(Part.CHUNK_SIZE);
    }
    if (!sized) {
      throw new MalformedAnswer("neither Content-Length nor chunks");
    }
    part = Part.BODY;
    return bytesLeft == 0;
  }

  private boolean chunkSize(int length) throws MalformedAnswer {
    int end = 0;
    while (end < length && line[end] != ';') { // What follows are extensions.
      end++;
    }
    bytesLeft = size(0, end, HEX);
    return next(bytesLeft == 0 ? Part.TRAILER : Part.CHUNK);
  }

  private boolean next(Part following) {
    part = following;
    return false;
  }

  private int size(int from, int to, int radix) throws MalformedAnswer {
    long size = number(from, to, radix);
    if (size > Answer.BODY_MAX) {
      throw new MalformedAnswer("a body of " + size + " bytes");
    }
    return (int) size;
  }

  private long number(int from, int to, int radix) throws MalformedAnswer {
    String digits = text(from, to).strip();
    try {
      return Long.parseUnsignedLong(digits, radix);
    } catch (NumberFormatException _) {
      throw new MalformedAnswer("not a number: " + digits);
    }
  }

  private boolean starts(String name, int length) {
    if (length < name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (Character.toLowerCase((char) line[i]) != Character.toLowerCase(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private String value(String name, int length) {
    return text(name.length(), length).strip().toLowerCase(Locale.ROOT);
  }

  private String text(int from, int to) {
    return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
