class AcceptRow
  REQUIRED = %i[sku colour].freeze

  def call(attributes)
    missing = REQUIRED - attributes.compact.keys
    raise ArgumentError, "missing #{missing.join(', ')}" if missing.any?

    Store.put!(attributes[:sku].upcase, attributes[:colour].downcase)
  end

  def plain(attributes)
    raise ArgumentError, "keys are missing" unless (REQUIRED - attributes.keys).empty?

    Store.put!(attributes[:sku].upcase)
  end

  def sifted(attributes)
    missing = REQUIRED.reject { |key| attributes.key?(key) }
    return Failure(missing) if missing.any?

    Store.put!(attributes[:sku].upcase)
  end

  def logged(attributes) # want missing-shape attributes
    missing = REQUIRED - attributes.keys
    Rails.logger.info(missing.size)

    Store.put!(attributes[:sku].upcase)
  end
end
