class Listed
  FEATURES = %w[wifi radio].freeze
  TABLE = { "a" => 1, "b" => 2 }.freeze

  def call(device, feature)
    raise ArgumentError, "feature is not supported" unless FEATURES.include?(feature)

    device.public_send("enable_#{feature}!")
  end
end

class InList
  def call(device, feature)
    return failure(:feature) unless feature.in?(%w[wifi radio])

    device.public_send("enable_#{feature}!")
  end
end

class Fetched
  TABLE = { "a" => 1, "b" => 2 }.freeze

  def call(kind)
    TABLE.fetch(kind) * TABLE.fetch(kind.to_s, 0)
  end
end

class OutcomeAsked
  TABLE = { "a" => 1, "b" => 2 }.freeze

  def call(kind)
    price = TABLE[kind] || raise(ArgumentError, "kind is not supported")
    price * 2
  end
end

class KeyAsked
  TABLE = { "a" => 1, "b" => 2 }.freeze

  def call(kind)
    raise ArgumentError, "kind is not supported" unless TABLE.key?(kind)

    TABLE[kind] * 2
  end
end

class Responds
  def call(record, event)
    raise ArgumentError, "event is not supported" unless record.respond_to?(event)

    record.public_send(event)
  end
end

class Pattern
  def call(record, event)
    raise ArgumentError, "event is not supported" unless event.match?(/\A(pay|ship)\z/)

    record.public_send("#{event}!")
  end
end

class SymbolListed
  def call(kind)
    key = kind.to_sym
    raise ArgumentError, "kind is not supported" unless %i[a b].include?(key)

    key
  end
end

class InBranch
  def call(record, event)
    case event
    when "pay", "ship" then record.public_send("#{event}!")
    else raise ArgumentError, "event is not supported"
    end
  end
end

class Helper
  def call(record, event)
    validate_event!(event)
    record.public_send(event)
  end
end

class Elsewhere
  def initialize(event:)
    @event = event
  end

  def valid_event? = %w[pay ship].include?(@event)

  def call(record)
    record.public_send(@event)
  end
end

class Literal
  def call(record)
    record.public_send(:pay!)
  end
end

class Socket
  def call(socket, message)
    socket.send(message)
  end
end

class Cache
  def initialize(rows)
    @rows = rows
  end

  def call(id)
    @rows[id]
  end
end
