class FindsAnswered
  def call(params)
    order = Order.find_by(id: params[:order_id].to_i)
    return failure(:not_found) if order.nil?

    order_id = params[:order_id].to_i
    line = Line.find_by_external_id(order_id)
    return failure(:not_found) unless line && line.email == params[:email]

    raise Denied unless Customer.joins(:orders).where(orders: { id: params[:order_id].to_i }).exists?

    id = params[:id].to_i
    found = order.lines.detect { |item| item.id == id } || raise(NotFound)
    [order, line, found]
  end

  def written_back(params)
    return failure(:bad) if params[:order_id].to_i.to_s != params[:order_id]

    decrypt(params[:order_id].to_i)
  end

  def unasked(params)
    order = Order.find_by(id: params[:order_id].to_i) # want silent-coercion params @information
    render(order)
    sale_id = params[:sale_id].to_i # want silent-coercion params @information
    sale = Sale.find_by(id: sale_id)
    log(sale_id)
    notify unless sale
  end
end
