class Meant
  def call(params, order, amount)
    page = params[:page].to_i
    per = (params[:size] || 20).to_i
    first = [params[:first].to_i, 1].max
    level = params[:rank_of].to_i.clamp(1, 9)
    optional = params[:weight].presence&.to_i
    maybe = params[:weight]&.to_i
    fallback = params.fetch(:weight, 0).to_i
    total = order.total.to_i + (Time.now - order.placed_at).to_i
    [page, per, first, level, optional, maybe, fallback, total]
  end

  def checked(params)
    quantity = params[:quantity].to_i
    raise ArgumentError, "quantity must be positive" unless quantity.positive?
    quantity
  end

  def form(params)
    raise ArgumentError, "quantity" unless params[:quantity].match?(/\A\d+\z/)
    params[:quantity].to_i
  end

  def known(amount)
    raise ArgumentError unless amount.is_a?(Numeric)
    amount.to_i
  end

  private

  def internal(amount)
    amount.to_i
  end
end

class Compared
  def call(params, order)
    return order unless params[:user_id] && params[:user_id].to_i != order.user_id
    order.lines.find { |line| line.id == params[:id].to_i }
  end
end
