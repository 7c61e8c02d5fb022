class Known
  STATES = %w[a b].freeze

  def guarded(amount)
    raise ArgumentError if amount.nil?
    raise ArgumentError unless amount.positive?
    amount
  end

  def typed(amount)
    raise ArgumentError unless amount.is_a?(Integer) && amount.positive?
    amount
  end

  def safe(amount)
    raise ArgumentError unless amount&.positive?
    amount
  end

  def default(amount = 5)
    raise ArgumentError unless amount.positive?
    amount
  end

  def defaulted(lines)
    lines ||= []
    raise ArgumentError if lines.empty?
    lines
  end

  def converted(amount)
    count = Integer(amount)
    raise ArgumentError unless count.positive?
    raise ArgumentError unless amount.to_i.positive?
    count
  end

  def safe_questions(name)
    raise ArgumentError if name.blank?
    raise ArgumentError if name.empty?
    name
  end

  def rest(*lines, **options)
    raise ArgumentError if lines.empty?
    raise ArgumentError if options.empty?
    lines
  end

  def ending(lines)
    return if lines.empty?
    lines.first
  end

  def held(order)
    raise ArgumentError if order.total > 100
    order
  end

  def used_before(lines)
    lines.each { |l| l.call }
    raise ArgumentError if lines.empty?
    lines
  end

  def list(state)
    raise ArgumentError unless STATES.include?(state)
    raise ArgumentError unless (1..5).cover?(state)
    state
  end

  def in_order(lines)
    raise ArgumentError if lines.nil? || lines.empty?
    raise ArgumentError unless lines && lines.any?
    lines
  end

  private

  def internal(amount)
    raise ArgumentError unless amount.positive?
    amount
  end
end

class Keys
  def call(params)
    if params.key?(:status) && params[:status] == "open"
      raise ArgumentError, "status cannot be open"
    end
    params
  end
end
