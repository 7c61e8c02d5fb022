class PermitItems
  def guarded(permitted)
    return unless permitted.dig(:invoice, :items)

    permitted.dig(:invoice, :items).each { |item| keep(item) }
  end

  def tapped(params)
    return params unless params.dig(:invoice, :items)

    params.tap do |permitted|
      permitted.dig(:invoice, :items).each { |item| keep(item) }
    end
  end

  def in_block(list)
    list.tap do |permitted|
      next unless permitted.dig(:invoice, :items)

      permitted.dig(:invoice, :items).each { |item| keep(item) }
    end
  end

  def another(permitted)
    return unless permitted.dig(:invoice, :items)

    permitted.dig(:invoice, :notes).each { |note| keep(note) } # want unchecked-lookup @information
  end
end
